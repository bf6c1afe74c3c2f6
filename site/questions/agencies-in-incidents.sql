-- title: Which bodies appear in most incidents, and as what?
-- subject: Incidents
-- answers: Agencies by the number of incidents they appear in, with their roles there.
-- caveat: To appear is not to have acted: victims, authorities and investigators are counted with their role.
select a.name_en as agency, r.label as role, count(*) as incidents, min(i.reported_on_earliest) as first_reported, max(i.reported_on_earliest) as last_reported, x.agency_id
from incident_agencies x
join agencies a using (agency_id)
join incidents i using (incident_id)
join incident_agency_roles r on r.code = x.role
group by x.agency_id, x.role order by incidents desc, a.name_en
