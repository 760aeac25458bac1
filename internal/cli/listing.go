package cli

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"cutui/internal/report"
	"cutui/model"
)

// listing is a list that a command prints: every column it can have, which of
// them are shown unless asked, the rows, and the same as a JSON value.
type listing struct {
	columns []report.Column
	shown   []string
	rows    [][]string
	json    func(keep []int) any // of the rows kept, in their order
	ranks   map[string][]string  // columns whose words have an order of their own, with it
}

// listOptions say which rows and columns of a listing are printed.
type listOptions struct {
	columns []string
	sort    string
	limit   int
}

// listFlags adds the flags of a command that prints a list.
func (sh *shell) listFlags(cmd *cobra.Command, columns []report.Column) {
	f, titles := cmd.Flags(), report.Titles(columns)
	f.StringSliceVar(&sh.list.columns, "columns", nil, "the `COLUMNS` to show, in this order, such as "+strings.Join(titles[1:3], ","))
	f.StringVar(&sh.list.sort, "sort", "", "sort by a `COLUMN`; -COLUMN reverses the order")
	f.IntVar(&sh.list.limit, "limit", 0, "print at most `N` rows")
	_ = cmd.RegisterFlagCompletionFunc("columns", completeList(titles))
	complete(cmd, "sort", titles...)
	cmd.Annotations[columnsKey] = strings.Join(titles, ",")
}

// columnsKey annotates a command with the columns that its list can have.
const columnsKey = "columns"

// setFormat sets the output format, which must be one of allowed.
func (sh *shell) setFormat(allowed []report.Format) (err error) {
	if sh.format, err = report.ParseFormat(sh.output.format, allowed); err != nil {
		return usage("--format: %v", err)
	}
	return nil
}

// check finds wrong columns before anything is asked of ClickUp.
func (o *listOptions) check(titles []string) error {
	if o.limit < 0 {
		return usage("--limit takes a number from 1 on")
	}
	for _, title := range append(slices.Clone(o.columns), strings.TrimPrefix(o.sort, "-")) {
		if _, err := columnAt(titles, title); title != "" && err != nil {
			return err
		}
	}
	return nil
}

// showsSeats reports whether the answer says who is billed, which depends on the workspace's
// plan: one of those columns or, as JSON, one of some fields.
func (sh *shell) showsSeats(l listing, fields ...string) bool {
	columns := []string{"billable", "billable_reason", "seat_kind"}
	shown, wanted := l.shown, columns
	switch {
	case sh.isJSON() && len(sh.output.fields) == 0:
		return true
	case sh.isJSON():
		shown, wanted = sh.output.fields, fields
	case len(sh.list.columns) > 0:
		shown = sh.list.columns
	case sh.format == report.CSVFormat:
		shown = report.Titles(l.columns)
	}
	return anyOf(shown, wanted) || anyOf([]string{strings.TrimPrefix(sh.list.sort, "-")}, columns)
}

// anyOf reports whether one of the names typed is wanted.
func anyOf(typed, wanted []string) bool {
	return slices.ContainsFunc(typed, func(name string) bool {
		return slices.ContainsFunc(wanted, func(w string) bool { return strings.EqualFold(w, strings.TrimSpace(name)) })
	})
}

// printList prints values, a row each; document is what those that are kept are as JSON.
func printList[T interface{ Cells() []string }](sh *shell, s *model.State, l listing, values []T, document func([]T) any) error {
	for _, v := range values {
		l.rows = append(l.rows, v.Cells())
	}
	l.json = func(keep []int) any { return document(pick(values, keep)) }
	return sh.print(s, l)
}

// print sorts, cuts and prints a listing whose columns were checked.
func (sh *shell) print(s *model.State, l listing) error {
	keep := sh.list.order(l)
	if sh.format == report.JSONFormat {
		return report.JSON(sh.Out, l.json(keep))
	}
	shown, titles := l.shown, report.Titles(l.columns)
	switch {
	case len(sh.list.columns) > 0:
		shown = sh.list.columns
	case sh.format == report.CSVFormat:
		shown = titles
	}
	columns := make([]report.Column, len(shown))
	rows := make([][]string, len(keep))
	for i, title := range shown {
		c, err := columnAt(titles, title)
		if err != nil {
			return err
		}
		columns[i] = l.columns[c]
		for to, from := range keep {
			rows[to] = append(rows[to], l.rows[from][c])
		}
	}
	if sh.format == report.CSVFormat {
		head := report.Titles(columns)
		if sh.output.noHeaders {
			head = nil
		}
		return report.CSV(sh.Out, head, rows)
	}
	return sh.layout(s).Table(sh.Out, columns, rows)
}

func columnAt(titles []string, title string) (int, error) {
	at := slices.IndexFunc(titles, func(t string) bool { return strings.EqualFold(t, strings.TrimSpace(title)) })
	if at < 0 {
		return 0, usageHint("There are "+strings.Join(titles, ", ")+".", "there is no column %q", title)
	}
	return at, nil
}

// order returns the indexes of the rows to print, in order.
func (o *listOptions) order(l listing) []int {
	keep := make([]int, len(l.rows))
	for i := range keep {
		keep[i] = i
	}
	title, down := strings.CutPrefix(o.sort, "-")
	if c, err := columnAt(report.Titles(l.columns), title); o.sort != "" && err == nil {
		compare := compareCells
		if rank := l.ranks[l.columns[c].Title]; rank != nil {
			compare = func(a, b string, down bool) int { return compareRanks(rank, a, b, down) }
		}
		slices.SortStableFunc(keep, func(a, b int) int { return compare(l.rows[a][c], l.rows[b][c], down) })
	}
	if o.limit > 0 && o.limit < len(keep) {
		keep = keep[:o.limit]
	}
	return keep
}

// compareCells orders numbers as numbers; empty cells come last either way.
func compareCells(a, b string, down bool) int {
	switch {
	case a == "" || b == "":
		return cmp.Compare(btoi(a == ""), btoi(b == ""))
	case down:
		a, b = b, a
	}
	x, errX := strconv.ParseInt(a, 10, 64)
	y, errY := strconv.ParseInt(b, 10, 64)
	if errX == nil && errY == nil {
		return cmp.Compare(x, y)
	}
	return strings.Compare(strings.ToLower(a), strings.ToLower(b))
}

func compareRanks(rank []string, a, b string, down bool) int {
	if down {
		a, b = b, a
	}
	return cmp.Compare(slices.Index(rank, a), slices.Index(rank, b))
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

func pick[T any](all []T, keep []int) []T {
	out := make([]T, 0, len(keep))
	for _, i := range keep {
		out = append(out, all[i])
	}
	return out
}
