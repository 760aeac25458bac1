package store

import (
	"context"
	"path/filepath"
	"time"

	"cutui/internal/clean"
	"cutui/model/people"
)

// Filters returns the filters of people that were used, the latest first. If the file is damaged,
// it is set aside and the error is a *FileError.
func (st *Store) Filters() ([]string, error) {
	doc, err := readKept[string](st, st.filtersPath())
	if err != nil {
		return nil, err
	}
	rows := doc.Rows[:min(len(doc.Rows), people.MostFilters)]
	for i, text := range rows {
		rows[i] = clean.Clip(text, longestFilter)
	}
	return rows, nil
}

// longestFilter is the length to which filters are clipped, in characters.
const longestFilter = 1000

// AddFilter stores a filter as the latest. It holds a lock, so that no filters of other instances
// are lost, and waits for it until ctx ends.
func (st *Store) AddFilter(ctx context.Context, at time.Time, text string) error {
	return st.alone(ctx, filterFolder, func() error {
		list, err := st.Filters()
		if err != nil {
			return err
		}
		return st.writeKept(st.filtersPath(), keep(at, people.AddFilter(list, text)))
	})
}

func (st *Store) filtersPath() string { return filepath.Join(st.folder(filterFolder), "people.json") }
