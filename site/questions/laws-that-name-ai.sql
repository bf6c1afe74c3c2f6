-- title: Is there a law on AI?
-- subject: Law
-- answers: Instruments that are specific to AI, with where they apply, their status and how much of the text is public. If no row applies in the DPRK itself, no such law was found; when and how it was looked for stands in the question on what was searched for and not found.
-- caveat: What is not listed may still exist; see what was searched for and not found.
select l.law_id, l.name_en, l.name_ko, t.label as kind, c.label as applies_in, s.label as status, l.adopted_on, x.label as text, l.summary
from laws l
join instrument_types t on t.code = l.instrument_type
join countries c on c.code = l.jurisdiction
join law_statuses s on s.code = l.status
left join text_availabilities x on x.code = l.text_availability
where l.ai_specific = 1
order by l.jurisdiction != 'KP', l.adopted_on
