package cli

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
	"sync"

	"github.com/spf13/cobra"

	"cutui/internal/clean"
)

// schemaRule is the part of a schema that names fields.
type schemaRule struct {
	Ref        string                 `json:"$ref"`
	Properties map[string]*schemaRule `json:"properties"`
	Items      *schemaRule            `json:"items"`
}

// schemaDefs returns the definitions in the schema.
var schemaDefs = sync.OnceValue(func() map[string]*schemaRule {
	var all struct {
		Defs map[string]*schemaRule `json:"$defs"`
	}
	if json.Unmarshal([]byte(schema), &all) != nil {
		return nil // a test makes sure that it can be parsed
	}
	return all.Defs
})

// fieldsOf returns the fields that --json can choose for a command, sorted: those of the
// elements of its documents' lists.
func fieldsOf(cmd *cobra.Command) []string {
	defs := schemaDefs()
	var fields []string
	for kind := range strings.SplitSeq(cmd.Annotations[documentKey], ",") {
		doc := defs[kind]
		if doc == nil || doc.Properties[documents[kind].name] == nil {
			continue
		}
		element := doc.Properties[documents[kind].name].Items
		if element != nil && element.Ref != "" {
			element = defs[strings.TrimPrefix(element.Ref, "#/$defs/")]
		}
		if element == nil {
			continue
		}
		for name := range element.Properties {
			fields = append(fields, name)
		}
	}
	slices.Sort(fields)
	return slices.Compact(fields)
}

// checkFields refuses fields that no element has.
func checkFields(cmd *cobra.Command, wanted []string) error {
	known := fieldsOf(cmd)
	for i, name := range wanted {
		if wanted[i] = strings.TrimSpace(name); !slices.Contains(known, wanted[i]) {
			return usageHint("There are "+strings.Join(known, ", ")+".", "--json: there is no field %q", clean.Line(name))
		}
	}
	return nil
}

// columnsAsFields returns those of the columns asked for that are fields too, or else the
// fields of the example.
func columnsAsFields(cmd *cobra.Command) []string {
	known := fieldsOf(cmd)
	asked, _ := cmd.Flags().GetStringSlice("columns")
	var same []string
	for _, name := range asked {
		if slices.Contains(known, name) {
			same = append(same, name)
		}
	}
	if len(same) > 0 {
		return same
	}
	kind, _, _ := strings.Cut(cmd.Annotations[documentKey], ",")
	return strings.Split(documents[kind].fields, ",")
}

// member is a field of a JSON object.
type member struct {
	name  string
	value json.RawMessage
}

// members splits an object into its fields, in order.
func members(raw []byte) ([]member, error) {
	d := json.NewDecoder(bytes.NewReader(raw))
	if _, err := d.Token(); err != nil {
		return nil, err
	}
	var all []member
	for d.More() {
		name, err := d.Token()
		if err != nil {
			return nil, err
		}
		var m member
		m.name, _ = name.(string)
		if err := d.Decode(&m.value); err != nil {
			return nil, err
		}
		all = append(all, m)
	}
	return all, nil
}

// cutFields returns the document with only the given fields in the elements of its lists,
// in that order. Several audits are a list of documents.
func cutFields(raw []byte, lists, fields []string) ([]byte, error) {
	cut, err := cutDocument(raw, lists, fields)
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	if err := json.Indent(&out, cut, "", "  "); err != nil {
		return nil, err
	}
	out.WriteByte('\n')
	return out.Bytes(), nil
}

func cutDocument(raw []byte, lists, fields []string) (json.RawMessage, error) {
	doc, err := members(raw)
	if err != nil {
		return nil, err
	}
	for i, m := range doc {
		nested := m.name == "audits"
		var elements []json.RawMessage
		if !nested && !slices.Contains(lists, m.name) || json.Unmarshal(m.value, &elements) != nil {
			continue
		}
		for e, element := range elements {
			if nested {
				elements[e], err = cutDocument(element, lists, fields)
			} else {
				elements[e], err = cutElement(element, fields)
			}
			if err != nil {
				return nil, err
			}
		}
		if doc[i].value, err = json.Marshal(elements); err != nil {
			return nil, err
		}
	}
	return object(doc), nil
}

func cutElement(raw json.RawMessage, fields []string) (json.RawMessage, error) {
	var element map[string]json.RawMessage
	if err := json.Unmarshal(raw, &element); err != nil {
		return nil, err
	}
	var kept []member
	for _, name := range fields {
		if value, ok := element[name]; ok {
			kept = append(kept, member{name, value})
		}
	}
	return object(kept), nil
}

// object joins members into an object.
func object(all []member) json.RawMessage {
	var out bytes.Buffer
	out.WriteByte('{')
	for i, m := range all {
		if i > 0 {
			out.WriteByte(',')
		}
		name, _ := json.Marshal(m.name) //nolint:errchkjson // a string has no errors
		out.Write(name)
		out.WriteByte(':')
		out.Write(m.value)
	}
	out.WriteByte('}')
	return out.Bytes()
}
