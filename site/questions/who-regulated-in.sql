-- title: Who regulated civil information technology in a given year?
-- subject: Law
-- answers: State bodies for posts, telecommunications, electronics, software and informatisation that existed in the year typed, with what came before and after them and their roles under laws; it opens with 2024.
-- caveat: Bodies are picked by the words of their name and role. Most dates come from outside reports: a body without dates is listed for every year, a law may name a role without saying who held it, and which body had the last word is not known. Army, party and secret bodies are left out.
-- ask year: Year
-- default year: 2024
with asked(year) as (select case when trim(:year) = '' then '2024' when trim(:year) glob '[0-9][0-9][0-9][0-9]' then trim(:year) end),
bodies as (
  select a.*, lower(a.name_en || ' ' || coalesce(a.role, '')) as words from agencies a
  where a.country = 'KP' and a.agency_type in ('ministry', 'bureau', 'statutory_role')
    and coalesce(substr(a.founded_on_earliest, 1, 4), '0000') <= (select year from asked)
    and coalesce(substr(a.ended_on_latest, 1, 4), '9999') >= (select year from asked)),
steps as (
  select agency_id as earlier, related_agency_id as later, started_on from agency_relations where relation = 'merged_into'
  union select related_agency_id, agency_id, started_on from agency_relations where relation = 'succeeds'),
roles as (
  select x.agency_id, r.label || ': ' || l.name_en || coalesce(', adopted ' || v.event_on || ' (' || lower(lv.label) || ')', ', date not known') as words,
         coalesce(substr(coalesce(x.started_on_earliest, v.event_on_earliest), 1, 4), '0000') as first_year,
         coalesce(substr(x.ended_on_latest, 1, 4), '9999') as last_year
  from law_agencies x join laws l using (law_id) join law_agency_roles r on r.code = x.role
  left join law_versions v on v.law_id = x.law_id and v.event = 'adopted'
  left join standings s on s.record_id = v.law_version_id and s.field = 'event_on'
  left join levels lv on lv.level = s.level)
select b.name_en as agency, b.name_ko as agency_in_korean, t.label as kind, b.role as what_it_does, b.founded_on, b.ended_on,
       (select l.label from standings s join levels l using (level) where s.record_id = b.agency_id and s.field in ('founded_on', 'ended_on') order by l.rowid limit 1) as level_of_dates,
       lv.label as level,
       (select group_concat(o.name_en || coalesce(' (' || s.started_on || ')', ''), '; ') from steps s join agencies o on o.agency_id = s.earlier where s.later = b.agency_id) as came_before_it,
       (select group_concat(o.name_en || coalesce(' (' || s.started_on || ')', ''), '; ') from steps s join agencies o on o.agency_id = s.later where s.earlier = b.agency_id) as came_after_it,
       (select group_concat(words, '; ') from roles where agency_id = b.agency_id and (select year from asked) between first_year and last_year) as roles_under_laws,
       b.agency_id
from bodies b
join agency_types t on t.code = b.agency_type
left join records r on r.record_id = b.agency_id
left join levels lv on lv.level = r.head_level
where (select year from asked) >= '1948'
  and (words like '%informati%' or words like '%telecom%' or words like '%communication%' or words like '%electronic%' or words like '%software%'
    or words like '%radio%' or words like '%mobile%' or words like '%computer%' or words like '%program dev%')
  and words not like '% arms %'
  and (b.agency_type != 'statutory_role' or not exists (select 1 from roles where agency_id = b.agency_id)
    or exists (select 1 from roles where agency_id = b.agency_id and (select year from asked) between first_year and last_year))
order by b.agency_type = 'statutory_role', (b.founded_on is null) + (b.ended_on is null), b.name_en
