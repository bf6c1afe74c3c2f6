-- title: Which records do independent sources bear out?
-- subject: Who says so
-- answers: Records every fact of which at least two independent sources support.
-- caveat: Two origins can err alike; the passages are on the page of each record.
select r.record_id, r.label as record, r.table_name as "table", count(*) as facts, min(s.independent) as fewest_origins, max(s.sources) as most_reports
from records r join standings s using (record_id)
where r.level = 'corroborated'
group by r.record_id order by r.table_name, r.record_id
