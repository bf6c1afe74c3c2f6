-- title: What changed between the versions of a law?
-- subject: Law
-- answers: Each known adoption, change or repeal, in order, with what the sources say changed. Type a part of the name or a key; it opens with the laws that have most versions.
-- caveat: Only versions that a source describes are listed; there may be others.
-- ask law: Part of the name, in English or Korean, or a key
select l.name_en as law, l.name_ko as in_korean, e.label as event, v.event_on, v.in_force_on, v.instrument_no, v.article_count, v.summary, v.law_version_id, v.law_id
from law_versions v join laws l using (law_id) join law_events e on e.code = v.event
where (trim(:law) = '' and v.law_id in (select law_id from law_versions group by law_id order by count(*) desc, law_id limit 5))
   or (trim(:law) != '' and (l.name_en like '%' || trim(:law) || '%' or l.name_ko like '%' || trim(:law) || '%' or l.law_id = trim(:law)))
order by l.law_id, v.event_on_earliest, v.law_version_id
