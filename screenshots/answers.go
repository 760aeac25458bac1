package main

import (
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"cutui/ui/uitest/demo"
)

// answered fills in the sheet that the program wrote into a folder for a reviewer, as the
// reviewer would.
func answered(folder, reviewer string) step {
	return func(*demo.Program) error {
		found, err := filepath.Glob(filepath.Join(folder, "*-"+reviewer+".csv"))
		if err != nil || len(found) != 1 {
			return fmt.Errorf("%d sheets for %s in %s: %w", len(found), reviewer, folder, err)
		}
		sheet, err := os.Open(found[0])
		if err != nil {
			return err
		}
		defer func() { _ = sheet.Close() }()
		rows, err := csv.NewReader(sheet).ReadAll()
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
