-- title: What does a resolution require, paragraph by paragraph?
-- subject: Sanctions
-- answers: The coded paragraphs of one resolution: measure, verb, who must act, exceptions. Type a number such as 2270; it opens with 2321.
-- caveat: Paragraphs that have no bearing on technology are not all coded.
-- ask number: Number of the resolution
-- default number: 2321
select p.provision_id, r.symbol, p.paragraph, m.label as measure, w.label as wording, b.label as who_must_act, p.restricts, p.exceptions
from provisions p
join resolutions r using (resolution_id)
left join measure_types m on m.code = p.measure_type
left join provision_wordings w on w.code = p.wording
left join bound_parties b on b.code = p.bound_party
where r.symbol like '%' || coalesce(nullif(trim(:number), ''), '2321') || '%'
order by r.adopted_on_earliest, p.provision_id
