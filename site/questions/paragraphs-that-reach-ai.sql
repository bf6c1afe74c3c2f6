-- title: Which paragraphs of UN resolutions reach AI work, and with what exceptions?
-- subject: Sanctions
-- answers: Operative paragraphs coded as bearing directly or indirectly on AI work, with the verb, who must act and the exceptions.
-- caveat: No Security Council resolution coded here names AI; the bearing is our classification, the verb is that of the text.
select p.provision_id, r.symbol, p.paragraph, w.label as wording, b.label as who_must_act, p.restricts, p.exceptions, a.label as bearing_on_ai
from provisions p
join resolutions r using (resolution_id)
left join provision_wordings w on w.code = p.wording
left join bound_parties b on b.code = p.bound_party
left join ai_relevances a on a.code = p.ai_relevance
where p.ai_relevance in ('direct', 'indirect')
order by p.ai_relevance, r.adopted_on_earliest, p.provision_id
