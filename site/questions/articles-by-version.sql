-- title: Which articles does each version of a law have?
-- subject: Law
-- answers: Articles beside the version they were read in. Type a part of the name; it opens with the law that has most articles coded.
-- caveat: An article that appears under one version only was not necessarily added or dropped: it may not have been read in the other.
-- ask law: Part of the name, in English or Korean, or a key
select l.name_en as law, a.article_number, t.label as kind, a.addressee, a.summary, a.penalty, e.label || coalesce(' ' || v.event_on, '') as version, a.article_id, a.law_version_id
from articles a
join laws l using (law_id)
join provision_types t on t.code = a.provision_type
left join law_versions v on v.law_version_id = a.law_version_id
left join law_events e on e.code = v.event
where (trim(:law) = '' and a.law_id = (select law_id from articles group by law_id order by count(*) desc, law_id limit 1))
   or (trim(:law) != '' and (l.name_en like '%' || trim(:law) || '%' or l.name_ko like '%' || trim(:law) || '%' or l.law_id = trim(:law)))
order by l.law_id, cast(a.article_number as integer), a.article_id
