-- title: Which conduct is threatened with which penalty?
-- subject: Law
-- answers: Articles with a penalty, the law they stand in and the level of the evidence. Type a word of the conduct, or leave it open.
-- caveat: As the source describes it; whether and how it is applied is another question. A later version of a law can have changed it: read the version and its date.
-- ask word: Word of the conduct or penalty
select a.article_id, l.name_en as law, a.article_number, a.summary as conduct, a.penalty, e.label || coalesce(' ' || v.event_on, '') as version,
       (select group_concat(field || ' (' || status || ')', '; ') from disputes d where d.record_id = a.article_id) as disputed, lv.label as level, a.addressee
from articles a
join laws l using (law_id)
join law_versions v using (law_version_id)
join law_events e on e.code = v.event
left join records r on r.record_id = a.article_id
left join levels lv on lv.level = r.head_level
where a.penalty is not null
  and (trim(:word) = '' or a.summary like '%' || trim(:word) || '%' or a.penalty like '%' || trim(:word) || '%' or a.addressee like '%' || trim(:word) || '%'
    or a.article_id in (select record_id from search where search match escape_fts(:word)))
order by l.name_en, v.event_on_earliest desc, cast(a.article_number as integer), a.article_id
