-- title: Which facts have many reports and one origin?
-- subject: Who says so
-- answers: Facts that three or more sources support and that all go back to one origin: where counting links misleads most.
-- caveat: One origin can be right; it is only not confirmed by its copies.
select e.sources as reports, e.independent as origins, l.label as level, e.record_id, e.label as record, f.title as fact, e.value
from evidence e join fields f on f.table_name = e.table_name and f.field = e.field join levels l on l.level = e.level
where e.sources >= 3 and e.independent = 1
order by e.sources desc, e.record_id, e.field limit 200
