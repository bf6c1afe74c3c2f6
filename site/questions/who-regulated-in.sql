-- title: Who regulated civil information technology in a given year?
-- subject: Law
-- answers: Agencies with a role under a law, and what they do, in the year typed; it opens with 2024.
-- caveat: Where no start or end is known the role is listed for every year; the law may have been adopted later than its agency.
-- ask year: Year
select r.label as does_what, a.name_en as agency, a.name_ko as agency_in_korean, l.name_en as law, l.adopted_on as law_adopted, x.started_on, x.ended_on, x.agency_id, x.law_id
from law_agencies x
join agencies a using (agency_id)
join laws l using (law_id)
join law_agency_roles r on r.code = x.role
where coalesce(substr(x.started_on_earliest, 1, 4), substr(l.adopted_on, 1, 4), '0000') <= coalesce(nullif(trim(:year), ''), '2024')
  and coalesce(substr(x.ended_on_latest, 1, 4), '9999') >= coalesce(nullif(trim(:year), ''), '2024')
order by a.name_en, l.name_en
