-- title: What happened when?
-- subject: Incidents
-- answers: Adoptions and changes of laws, resolutions, listings and incidents in the order in which they happened, newest first.
-- caveat: Dates are as exact as the source; a year stands under its first day.
select sort_on, happened_on, kind, what, title, record_id from timeline order by sort_on desc, record_id
