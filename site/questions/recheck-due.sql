-- title: Which sources have to be read again by a given day?
-- subject: The package
-- answers: Sources whose date for a second look falls on or before the day typed; it opens with one year after the newest reading.
-- caveat: A source past its date is not wrong; it may have changed or moved.
-- ask day: Day (2027-12-31)
select s.recheck_by, s.source_id, s.publisher, s.title, s.url, count(c.citation_id) as passages
from sources s left join citations c using (source_id)
where s.recheck_by is not null
  and s.recheck_by <= coalesce(nullif(trim(:day), ''), (select date(max(accessed_on_latest), '+1 year') from sources))
group by s.source_id
order by s.recheck_by, passages desc, s.source_id
limit 200
