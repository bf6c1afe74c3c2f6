-- Views of the database: evidence by record and field, the timeline, who got it from whom.

create view evidence as
select s.record_id, r.table_name, r.label, s.field, s.value, s.sources, s.independent, s.best_reliability, s.level, s.dispute
from standings s join records r using (record_id);

create view timeline as
select v.event_on_earliest as sort_on, v.event_on as happened_on, 'law' as kind, e.label as what,
       l.name_en || coalesce(' (' || l.name_ko || ')', '') as title, v.law_version_id as record_id
from law_versions v join laws l using (law_id) join law_events e on e.code = v.event where v.event_on is not null
union all
select adopted_on_earliest, adopted_on, 'resolution', s.label, symbol || coalesce(': ' || title, ''), resolution_id
from resolutions join resolution_statuses s on s.code = status where adopted_on is not null
union all
select d.designated_on_earliest, d.designated_on, 'designation', u.label, a.name_en, d.designation_id
from designations d join agencies a using (agency_id) join authorities u on u.code = d.authority where d.designated_on is not null
union all
select coalesce(occurred_on_earliest, reported_on_earliest), coalesce(occurred_on, reported_on), 'incident', s.label, title, incident_id
from incidents join incident_statuses s on s.code = status where coalesce(occurred_on, reported_on) is not null;

create view who_got_it_from_whom as
select d.derivation_id, later.source_id, later.publisher as publisher, later.title as title, later.published_on as published_on, d.how,
       earlier.source_id as derived_from_id, earlier.publisher as derived_from_publisher, earlier.title as derived_from_title,
       earlier.published_on as derived_from_published_on, earlier.origin as derived_from_origin, d.evidence
from derivations d
join sources later on later.source_id = d.source_id
join sources earlier on earlier.source_id = d.derived_from_id;

create view passages as
select c.citation_id, c.record_id, r.label, c.fields, c.stance, s.publisher, s.title as source_title, s.published_on,
       s.reliability, s.read_as, c.locator, c.text_start, c.text_end, c.passage_url, c.source_id
from citations c join records r using (record_id) join sources s using (source_id);
