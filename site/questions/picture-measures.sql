-- title: Which measure stands in which resolution?
-- subject: Sanctions
-- answers: One row for each coded paragraph with its measure and verb: the matrix of measures as a list.
-- caveat: Paragraphs that have no bearing on technology are not all coded.
select m.label as measure, r.symbol, r.adopted_on, p.paragraph, p.wording as wording_code, w.label as verb, p.provision_id, p.resolution_id
from provisions p
join resolutions r using (resolution_id)
left join measure_types m on m.code = p.measure_type
left join provision_wordings w on w.code = p.wording
order by m.label, r.adopted_on_earliest, p.provision_id
