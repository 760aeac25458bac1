package audit

import (
	"encoding/csv"
	"errors"
	"fmt"
	"strings"
)

// ParseHR takes the addresses out of an HR list in CSV (commas or semicolons).
// They stand in the column headed e-mail, email or mail, or else in the first
// column that has an address in the first line.
func ParseHR(list string) ([]string, error) {
	rows, err := hrRows(strings.TrimPrefix(list, "\ufeff"))
	if err != nil {
		return nil, fmt.Errorf("the HR list is no CSV: %w", err)
	}
	addresses := hrAddresses(rows)
	if len(addresses) == 0 {
		return nil, errors.New("the HR list has no e-mail addresses: one column must be headed email")
	}
	return addresses, nil
}

func hrRows(text string) ([][]string, error) {
	r := csv.NewReader(strings.NewReader(text))
	r.FieldsPerRecord = -1
	r.TrimLeadingSpace = true
	first, _, _ := strings.Cut(text, "\n")
	if strings.Count(first, ";") > strings.Count(first, ",") {
		r.Comma = ';'
	}
	return r.ReadAll()
}

func hrAddresses(rows [][]string) []string {
	if len(rows) == 0 {
		return nil
	}
	column := hrColumn(rows[0])
	var addresses []string
	for _, row := range rows {
		if column >= len(row) {
			continue
		}
		if address := fold(row[column]); strings.Contains(address, "@") {
			addresses = append(addresses, address)
		}
	}
	return addresses
}

func hrColumn(head []string) int {
	for i, cell := range head {
		switch strings.NewReplacer("-", "", "_", "", " ", "").Replace(fold(cell)) {
		case "email", "mail", "emailaddress", "mailaddress", "workemail":
			return i
		}
	}
	for i, cell := range head {
		if strings.Contains(cell, "@") {
			return i
		}
	}
	return 0
}
