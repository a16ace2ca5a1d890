-- A JSON list of metrics as exports write it, so that one statement reads a run whole; empty in runs from before metrics were kept.
alter table results add column metrics text not null default '[]';
