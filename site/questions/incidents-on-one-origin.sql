-- title: Which incidents rest on one origin?
-- answers: Incidents whose summary no two independent sources support, however many reports there are.
-- subject: Incidents
-- caveat: Independent means that no origin is shared; chains that could not be traced count for nothing.
select i.incident_id, i.title, i.status, e.sources as reports, e.independent as independent_origins, e.level, i.reported_on
from incidents i join evidence e on e.record_id = i.incident_id and e.field = 'summary'
where e.independent < 2
order by e.sources desc, i.incident_id
