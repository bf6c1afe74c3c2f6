-- title: Which body belonged to which at a given time?
-- subject: Law
-- answers: Each belonging, guidance, succession or merger that held in the year typed; it opens with 2024.
-- caveat: Where no start or end is known a relation is listed for every year.
-- ask year: Year
-- default year: 2024
with asked(year) as (select case when trim(:year) = '' then '2024' when trim(:year) glob '[0-9][0-9][0-9][0-9]' then trim(:year) end)
select a.name_en as body, t.label as relation, b.name_en as related_body, x.started_on, x.ended_on, x.relation as relation_code, x.agency_id, x.related_agency_id, x.agency_relation_id
from agency_relations x
join agencies a using (agency_id)
join agencies b on b.agency_id = x.related_agency_id
join agency_relation_types t on t.code = x.relation
where coalesce(substr(x.started_on_earliest, 1, 4), substr(a.founded_on_earliest, 1, 4), '0000') <= (select year from asked)
  and coalesce(substr(x.ended_on_latest, 1, 4), substr(a.ended_on_latest, 1, 4), '9999') >= (select year from asked)
  and coalesce(substr(b.founded_on_earliest, 1, 4), '0000') <= (select year from asked)
  and (x.relation in ('succeeds', 'merged_into') or coalesce(substr(b.ended_on_latest, 1, 4), '9999') >= (select year from asked))
order by b.name_en, a.name_en, x.agency_relation_id
