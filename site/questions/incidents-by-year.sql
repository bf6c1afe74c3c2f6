-- title: What happened or was reported in a given year?
-- subject: Incidents
-- answers: Incidents that occurred or were reported in the year typed, with category, status and level; it opens with 2024.
-- caveat: A state's own claim is never shown as an observation: read the status.
-- ask year: Year
-- default year: 2024
with asked(year) as (select case when trim(:year) = '' then '2024' when trim(:year) glob '[0-9][0-9][0-9][0-9]' then trim(:year) end)
select i.incident_id, i.title, c.label as category, s.label as status, i.occurred_on, i.reported_on, l.label as level, i.summary
from incidents i
join incident_categories c on c.code = i.category
join incident_statuses s on s.code = i.status
left join records r on r.record_id = i.incident_id
left join levels l on l.level = r.head_level
where (select year from asked) between substr(coalesce(i.occurred_on_earliest, i.reported_on_earliest), 1, 4) and substr(coalesce(i.occurred_on_latest, i.reported_on_latest), 1, 4)
order by coalesce(i.occurred_on_earliest, i.reported_on_earliest), i.incident_id
