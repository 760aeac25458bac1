package peopleexport

import (
	"encoding/json"
	"strconv"
	"strings"
	"time"

	"cutui/internal/clean"
	"cutui/model/sheet"
)

// reader reads rows by their header, and counts what it could not read.
type reader struct {
	head      header
	order     sheet.DayOrder
	badDates  int
	badFactor int
}

// dayOrder returns how the column of the last activity writes days.
func (h header) dayOrder(rows []sheet.Row) sheet.DayOrder {
	var cells []string
	for _, row := range rows {
		if cell, ok := h.cell(row.Cells, lastActive); ok {
			cells = append(cells, cell)
		}
	}
	return sheet.OrderOf(cells)
}

func (h header) cell(row []string, k kind) (string, bool) {
	i, ok := h.at[k]
	if !ok {
		return "", false
	}
	if i >= len(row) {
		return "", true
	}
	return strings.TrimSpace(row[i]), true
}

// person reads a row. It is not ok if it has no address.
func (r *reader) person(row []string) (p Person, ok bool) {
	cell, _ := r.head.cell(row, address)
	p.Address, ok = sheet.Address(clean.Line(cell))
	if !ok {
		return Person{}, false
	}
	p.Name = r.text(row, name)
	p.Role = r.text(row, role)
	p.TwoFactor = r.twoFactor(row)
	if at, _ := r.head.cell(row, lastActive); at != "" {
		if p.LastActive, ok = moment(at, r.order); !ok {
			r.badDates++
		}
	}
	for k := listsFull; k <= listsView; k++ {
		names, has := r.head.cell(row, k)
		p.ListsKnown = p.ListsKnown || has
		for _, name := range split(names) {
			if len(p.Lists) < maxLists {
				p.Lists = append(p.Lists, List{Name: name, Permission: columns[k].level})
			}
		}
	}
	return p, true
}

func (r *reader) text(row []string, k kind) string {
	cell, _ := r.head.cell(row, k)
	return clean.Clip(clean.Line(cell), 256)
}

// twoFactor returns On if any column says so. It returns Off only if the columns for SMS
// and TOTP both say so, or the one for either.
func (r *reader) twoFactor(row []string) TwoFactor {
	sms, app, whole := r.factor(row, smsFactor), r.factor(row, appFactor), r.factor(row, anyFactor)
	switch {
	case sms == TwoFactorOn || app == TwoFactorOn || whole == TwoFactorOn:
		return TwoFactorOn
	case whole == TwoFactorOff || sms == TwoFactorOff && app == TwoFactorOff:
		return TwoFactorOff
	}
	return TwoFactorUnknown
}

// factor reads a cell. ClickUp writes 1 for on, and 0 or nothing for off.
func (r *reader) factor(row []string, k kind) TwoFactor {
	cell, has := r.head.cell(row, k)
	if !has {
		return TwoFactorUnknown
	}
	switch strings.ToLower(cell) {
	case "1", "true", "yes", "on", "enabled", "ja", "oui", "sí", "si", "sim", "sì":
		return TwoFactorOn
	case "", "0", "false", "no", "off", "disabled", "nein", "non", "não", "nao":
		return TwoFactorOff
	}
	r.badFactor++
	return TwoFactorUnknown
}

// moment reads a time as ClickUp writes it: Unix milliseconds or seconds, RFC 3339, or a
// date, whose time of day is ignored.
func moment(cell string, order sheet.DayOrder) (time.Time, bool) {
	if n, err := strconv.ParseInt(cell, 10, 64); err == nil && n > 0 && len(cell) >= 9 {
		if len(cell) > 11 {
			return time.UnixMilli(n).UTC(), true
		}
		return time.Unix(n, 0).UTC(), true
	}
	if at, err := time.Parse(time.RFC3339, cell); err == nil {
		return at.UTC(), true
	}
	return order.Parse(cell)
}

// split returns the names in a cell: a JSON list, or names separated by the first of line
// breaks, semicolons, bars and commas that the cell has.
func split(cell string) []string {
	if cell = clean.Text(cell); cell == "" {
		return nil
	}
	var names []string
	if json.Unmarshal([]byte(cell), &names) != nil {
		sep := ","
		for _, s := range []string{"\n", ";", "|"} {
			if strings.Contains(cell, s) {
				sep = s
				break
			}
		}
		names = strings.Split(cell, sep)
	}
	out := names[:0]
	for _, name := range names {
		if name = clean.Clip(clean.Line(strings.TrimSpace(name)), 256); name != "" {
			out = append(out, name)
		}
	}
	return out
}
