-- title: Which incidents touch which paragraph of a resolution?
-- subject: Incidents
-- answers: Incidents that somebody sets against a paragraph, and how: an alleged breach, implicated, exempt, no breach found.
-- caveat: An alleged breach is what a source alleges; only a competent body finds one.
select i.title as incident, t.label as relation, r.label as paragraph, p.restricts, x.incident_provision_id, x.incident_id, x.provision_id
from incident_provisions x
join incidents i using (incident_id)
join provisions p using (provision_id)
join records r on r.record_id = x.provision_id
join incident_provision_relations t on t.code = x.relation
order by i.incident_id, x.incident_provision_id
