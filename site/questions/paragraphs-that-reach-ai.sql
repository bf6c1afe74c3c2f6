-- title: Which paragraphs of UN resolutions reach AI work, and with what exceptions?
-- answers: Operative paragraphs coded as bearing directly or indirectly on AI, with verb, who must act and exceptions.
-- subject: Sanctions
-- caveat: No resolution coded here names AI; the bearing is our classification, the wording is the Council's.
select p.provision_id, r.symbol, p.paragraph, p.wording, p.bound_party, p.restricts, p.exceptions, p.ai_relevance
from provisions p join resolutions r using (resolution_id)
where p.ai_relevance in ('direct', 'indirect')
order by p.ai_relevance, r.adopted_on_earliest, p.paragraph
