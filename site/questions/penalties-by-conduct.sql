-- title: Which conduct is threatened with which penalty?
-- subject: Law
-- answers: Articles with a penalty, the law they stand in and the level of the evidence. Type a word of the conduct, or leave it open.
-- caveat: As the source describes it; whether and how it is applied is another question.
-- ask word: Word of the conduct or penalty
select l.name_en as law, a.article_number, a.addressee, a.summary as conduct, a.penalty, lv.label as level, a.article_id
from articles a
join laws l using (law_id)
left join records r on r.record_id = a.article_id
left join levels lv on lv.level = r.head_level
where a.penalty is not null
  and (trim(:word) = '' or a.summary like '%' || trim(:word) || '%' or a.penalty like '%' || trim(:word) || '%' or a.addressee like '%' || trim(:word) || '%')
order by l.name_en, cast(a.article_number as integer), a.article_id
