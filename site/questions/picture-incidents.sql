-- title: How many incidents by year, category and status?
-- subject: Incidents
-- answers: Counts of incidents by the year in which they occurred or else were reported.
-- caveat: More reports can mean more reporting, not more events; a range counts under its first year, and incidents without a date are not drawn.
select substr(coalesce(i.occurred_on_earliest, i.reported_on_earliest), 1, 4) as year, c.label as category, s.label as status, l.label as level, count(*) as incidents
from incidents i
join incident_categories c on c.code = i.category
join incident_statuses s on s.code = i.status
left join records r on r.record_id = i.incident_id
left join levels l on l.level = r.head_level
where coalesce(i.occurred_on_earliest, i.reported_on_earliest) is not null
group by 1, 2, 3, 4 order by 1 desc, 2, 3
