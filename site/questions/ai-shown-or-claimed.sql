-- title: Where is AI shown to be in use, where inferred, where only claimed?
-- subject: Incidents
-- answers: Incidents in which AI plays a part: first those with evidence that outsiders examined, then what analysts infer, then what somebody claims. Where no row says shown, nobody outside has shown it.
-- caveat: The role of AI is our classification: shown, inferred by analysts, or claimed by somebody.
select a.label as role_of_ai, i.incident_id, i.title, s.label as status, l.label as level, i.occurred_on, i.summary
from incidents i
join ai_roles a on a.code = i.ai_role
join incident_statuses s on s.code = i.status
left join records r on r.record_id = i.incident_id
left join levels l on l.level = r.head_level
where i.ai_role in ('shown', 'inferred', 'claimed')
order by case i.ai_role when 'shown' then 0 when 'inferred' then 1 else 2 end, coalesce(i.occurred_on_earliest, i.reported_on_earliest) desc, i.incident_id
