-- title: Which paragraphs were tightened, extended, relaxed or ended later?
-- subject: Sanctions
-- answers: Each earlier paragraph, what happened to it, and the resolution or paragraph that did it.
-- caveat: Only changes that a text states are recorded; a paragraph not listed is not thereby unchanged.
select c.provision_id, before.label as paragraph, t.label as what_happened, c.changed_by_id, after.label as changed_by, c.provision_change_id
from provision_changes c
join records before on before.record_id = c.provision_id
join records after on after.record_id = c.changed_by_id
join provision_change_types t on t.code = c.change
order by c.provision_id, c.provision_change_id
