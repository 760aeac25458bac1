package store

import (
	"context"
	"path/filepath"
	"time"

	"cutui/internal/clean"
	"cutui/internal/private"
	"cutui/model/people"
)

// Filters returns the filters of people that were used, the latest first. A damaged file is
// set aside, and the error is a *FileError.
func (st *Store) Filters() ([]string, error) {
	doc, err := readKept[string](st, st.filtersPath())
	if err != nil {
		return nil, err
	}
	rows := doc.Rows[:min(len(doc.Rows), people.MostFilters)]
	for i, text := range rows {
		rows[i] = clean.Clip(clean.Line(text), longestFilter)
	}
	return rows, nil
}

// longestFilter is how much of a filter is kept, in characters.
const longestFilter = 1000

// AddFilter keeps a filter as the latest. It waits for other copies of the program until
// ctx ends, so that no copy loses what another one kept.
func (st *Store) AddFilter(ctx context.Context, at time.Time, text string) error {
	if err := private.Folder(st.filters); err != nil {
		return err
	}
	unlock, err := lock(ctx, filepath.Join(st.filters, lockFile))
	if err != nil {
		return err
	}
	defer unlock()
	list, err := st.Filters()
	if err != nil {
		return err
	}
	return st.writeKept(st.filtersPath(), kept[string]{Version: keptVersion, At: at.UTC(), Rows: people.AddFilter(list, text)})
}

func (st *Store) filtersPath() string { return filepath.Join(st.filters, "people.json") }
