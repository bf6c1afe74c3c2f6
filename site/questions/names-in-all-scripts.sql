-- title: What is it called, in every script and spelling?
-- subject: The package
-- answers: All names of laws and agencies, with who uses them. Type any part of any name, in English or Korean.
-- caveat: Northern spelling is kept (쏘프트웨어, 콤퓨터); names are as the user of the name writes them.
-- ask name: Part of a name
select n.record_id, r.label as record, n.name, l.label as language, y.label as script_or_system, n.used_by, n.name_id
from names n
join records r using (record_id)
left join languages l on l.code = n.language
left join name_systems y on y.code = n.script_or_system
where trim(:name) = '' or n.name like '%' || trim(:name) || '%' or r.label like '%' || trim(:name) || '%'
order by r.label, n.name_id
