-- title: Which incidents rest on one origin?
-- subject: Incidents
-- answers: Incidents whose summary no two independent sources support, however many reports there are; those with most reports first.
-- caveat: Independent means that no origin is shared; chains that could not be traced count for nothing.
select i.incident_id, i.title, s.label as status, e.sources as reports, e.independent as independent_origins, l.label as level, i.reported_on
from incidents i
join evidence e on e.record_id = i.incident_id and e.field = 'summary'
join incident_statuses s on s.code = i.status
join levels l on l.level = e.level
where e.independent < 2
order by e.sources desc, i.incident_id
