-- title: Which bodies are listed under sanctions, and by whom?
-- subject: Sanctions
-- answers: Listings of agencies and companies with date, authority, reference and ground. Type an authority such as US, UN or EU, or leave it open.
-- caveat: Persons are outside the scope. A listing is an act of the authority, not proof of its ground.
-- ask authority: Authority (UN, US, ROK, EU, JP, UK, AU)
select d.designation_id, a.label as authority, g.name_en as body, d.designated_on, d.ended_on, d.list_reference, d.ground, d.agency_id
from designations d join agencies g using (agency_id) join authorities a on a.code = d.authority
where trim(:authority) = '' or d.authority = upper(trim(:authority)) or a.label like '%' || trim(:authority) || '%'
order by a.label, d.designated_on_earliest, d.designation_id
