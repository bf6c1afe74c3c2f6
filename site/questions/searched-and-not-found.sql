-- title: What was searched for and not found?
-- subject: The package
-- answers: Dated searches: the question, where it was looked for, with which words, and what came of it.
-- caveat: That nothing was found does not say that the thing does not exist.
select a.absence_id, a.question, r.label as result, a.where_searched, a.query, a.searched_on, a.note
from absences a join absence_results r on r.code = a.result
order by a.absence_id
