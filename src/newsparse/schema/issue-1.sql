-- Version 1 of the tables that `newsparse.to_sqlite` fills. All that is read of an issue stands in them, whole.
PRAGMA application_id = 0x6e777370; -- "nwsp"
PRAGMA user_version = 1;

CREATE TABLE issues (
    id INTEGER PRIMARY KEY,
    title TEXT NOT NULL, -- what to call it
    newspaper TEXT,
    date TEXT, -- 2026-03-05
    number TEXT,
    edition TEXT,
    language TEXT NOT NULL,
    first_page_id INTEGER NOT NULL -- its pages are counted from here: the page with index n has this id plus n
);

CREATE TABLE pages (
    id INTEGER PRIMARY KEY,
    issue_id INTEGER NOT NULL REFERENCES issues(id),
    title TEXT NOT NULL, -- what to call it
    number TEXT, -- as printed
    section TEXT,
    language TEXT NOT NULL,
    source TEXT, -- the file it was read from
    text TEXT NOT NULL -- as given: offsets of spans and boxes count its characters from 0
);
CREATE INDEX pages_by_issue ON pages (issue_id);

-- An article a row, and a sidebar a row.
CREATE TABLE articles (
    id INTEGER PRIMARY KEY,
    issue_id INTEGER NOT NULL REFERENCES issues(id),
    title TEXT NOT NULL, -- what to call it: its headline, else its first words
    other_heads TEXT, -- label, kicker and deck, one a line
    contributors TEXT,
    dateline TEXT,
    text TEXT, -- its body
    pages TEXT, -- as printed
    section TEXT,
    language TEXT NOT NULL,
    citation TEXT,
    local_id TEXT NOT NULL, -- its id in the issue: p1a2
    sidebar_of INTEGER REFERENCES articles(id)
);
CREATE INDEX articles_by_issue ON articles (issue_id);
CREATE INDEX articles_by_article ON articles (sidebar_of);

CREATE TABLE article_pages (
    id INTEGER PRIMARY KEY,
    article_id INTEGER NOT NULL REFERENCES articles(id),
    page_id INTEGER NOT NULL REFERENCES pages(id)
);
CREATE INDEX article_pages_by_article ON article_pages (article_id);
CREATE INDEX article_pages_by_page ON article_pages (page_id);

CREATE TABLE datelines (
    id INTEGER PRIMARY KEY,
    article_id INTEGER NOT NULL REFERENCES articles(id),
    text TEXT NOT NULL, -- as printed
    source TEXT,
    place TEXT,
    date TEXT, -- 2026-03-04; --03-04 where no year is known
    kind TEXT
);
CREATE INDEX datelines_by_article ON datelines (article_id);

-- Who made an article, or edited a page.
CREATE TABLE contributors (
    id INTEGER PRIMARY KEY,
    article_id INTEGER REFERENCES articles(id),
    page_id INTEGER REFERENCES pages(id),
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    affiliation TEXT
);
CREATE INDEX contributors_by_article ON contributors (article_id);
CREATE INDEX contributors_by_page ON contributors (page_id);

-- Every piece of text: of an article, or between the articles of a page.
CREATE TABLE elements (
    id INTEGER PRIMARY KEY,
    article_id INTEGER REFERENCES articles(id),
    page_id INTEGER REFERENCES pages(id),
    part TEXT NOT NULL, -- where it belongs: label, kicker, headline, deck, credits, body; furniture of a page
    role TEXT NOT NULL, -- what it is
    text TEXT NOT NULL,
    rule TEXT NOT NULL -- the rule that said so
);
CREATE INDEX elements_by_article ON elements (article_id);
CREATE INDEX elements_by_page ON elements (page_id);

-- Where a piece stands: characters of the text of a page.
CREATE TABLE spans (
    id INTEGER PRIMARY KEY,
    element_id INTEGER NOT NULL REFERENCES elements(id),
    page_id INTEGER NOT NULL REFERENCES pages(id),
    start_offset INTEGER NOT NULL,
    end_offset INTEGER NOT NULL
);
CREATE INDEX spans_by_element ON spans (element_id);
CREATE INDEX spans_by_page ON spans (page_id);

-- Where characters of a page stood in print, where the file told it.
CREATE TABLE boxes (
    id INTEGER PRIMARY KEY,
    page_id INTEGER NOT NULL REFERENCES pages(id),
    start_offset INTEGER NOT NULL,
    end_offset INTEGER NOT NULL,
    left_edge REAL NOT NULL,
    top_edge REAL NOT NULL,
    right_edge REAL NOT NULL,
    bottom_edge REAL NOT NULL
);
CREATE INDEX boxes_by_page ON boxes (page_id);

-- Where a story came from or goes on, whose other part was not found.
CREATE TABLE jumps (
    id INTEGER PRIMARY KEY,
    article_id INTEGER NOT NULL REFERENCES articles(id),
    direction TEXT NOT NULL, -- from, on
    page TEXT -- as printed
);
CREATE INDEX jumps_by_article ON jumps (article_id);

-- Parts of a story on two pages that were put together.
CREATE TABLE joins (
    id INTEGER PRIMARY KEY,
    article_id INTEGER NOT NULL REFERENCES articles(id),
    from_page_id INTEGER NOT NULL REFERENCES pages(id),
    to_page_id INTEGER NOT NULL REFERENCES pages(id),
    reasons TEXT NOT NULL -- what spoke for it, a list in JSON
);
CREATE INDEX joins_by_article ON joins (article_id);

-- What looked odd.
CREATE TABLE diagnostics (
    id INTEGER PRIMARY KEY,
    issue_id INTEGER NOT NULL REFERENCES issues(id),
    page_id INTEGER NOT NULL REFERENCES pages(id),
    code TEXT NOT NULL,
    severity TEXT NOT NULL,
    message TEXT NOT NULL,
    line_number INTEGER NOT NULL, -- from 1
    column_number INTEGER NOT NULL
);
CREATE INDEX diagnostics_by_issue ON diagnostics (issue_id);
CREATE INDEX diagnostics_by_page ON diagnostics (page_id);

-- Filled by newsparse with words of its own making (see `newsparse.searching`): 'rebuild' would lose them.
CREATE VIRTUAL TABLE articles_fts USING fts5 (
    title, other_heads, contributors, dateline, text,
    content="articles", content_rowid="id", tokenize="unicode61 tokenchars '·・‧'"
);

CREATE VIEW contents AS
SELECT issues.newspaper, issues.date, articles.pages, articles.section, articles.title, articles.contributors,
    length(articles.text) AS characters, articles.id AS article_id
FROM articles JOIN issues ON issues.id = articles.issue_id
WHERE articles.sidebar_of IS NULL
ORDER BY issues.date, issues.id, articles.id;

CREATE VIEW bylines AS
SELECT contributors.name, contributors.role, contributors.affiliation, count(*) AS articles,
    min(issues.date) AS first_date, max(issues.date) AS last_date
FROM contributors JOIN articles ON articles.id = contributors.article_id JOIN issues ON issues.id = articles.issue_id
GROUP BY contributors.name, contributors.role, contributors.affiliation
ORDER BY count(*) DESC, contributors.name;
