package main

import (
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"cutui/ui/uitest/demo"
)

// answered fills in a sheet that the program wrote into a folder, as the person whom it asks
// would.
func answered(folder, of string) step {
	return func(*demo.Program) error {
		found, err := filepath.Glob(filepath.Join(folder, "*-"+of+".csv"))
		if err != nil || len(found) != 1 {
			return fmt.Errorf("%d sheets for %s in %s: %w", len(found), of, folder, err)
		}
		text, err := os.Open(found[0])
		if err != nil {
			return err
		}
		defer func() { _ = text.Close() }()
		rows, err := csv.NewReader(text).ReadAll()
		if err != nil {
			return err
		}
		answer, why := slices.Index(rows[0], "answer"), slices.Index(rows[0], "reason")
		for i, row := range rows[1:] {
			row[answer], row[why] = "keep", "works on the launch"
			if i%3 == 1 {
				row[answer], row[why] = "remove", "the project is over"
			}
		}
		out, err := os.Create(found[0])
		if err != nil {
			return err
		}
		w := csv.NewWriter(out)
		if err := w.WriteAll(rows); err != nil {
			return err
		}
		return out.Close()
	}
}
