// Package jsontest checks the JSON documents that tests produce against the schema that
// `cutui schema` writes. It is for tests only.
package jsontest

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
)

// Schema checks documents, as far as our schema uses the language, and is stricter: what
// the schema does not name may not be there.
type Schema struct{ all rule }

// rule has the words of the language that Check follows.
type rule struct {
	Version     string           `json:"$schema"`
	Defs        map[string]*rule `json:"$defs"`
	Ref         string           `json:"$ref"`
	Title       string           `json:"title"`
	Description string           `json:"description"`
	AnyOf       []*rule          `json:"anyOf"`
	Const       any              `json:"const"` // nil: any value
	Enum        []any            `json:"enum"`
	Type        string           `json:"type"`
	Required    []string         `json:"required"`
	Properties  map[string]*rule `json:"properties"`
	Others      *rule            `json:"additionalProperties"`
	Items       *rule            `json:"items"`
	Pattern     string           `json:"pattern"`
}

// New reads a schema. A word of the language that Check does not follow is an error, so
// that no rule is passed over.
func New(text string) (*Schema, error) {
	s := &Schema{}
	d := json.NewDecoder(strings.NewReader(text))
	d.DisallowUnknownFields()
	return s, d.Decode(&s.all)
}

// Kinds are the kinds of documents, by their names in the schema.
func (s *Schema) Kinds() []string {
	kinds := make([]string, len(s.all.AnyOf))
	for i, r := range s.all.AnyOf {
		kinds[i] = r.refersTo()
	}
	return kinds
}

func (r *rule) refersTo() string { return strings.TrimPrefix(r.Ref, "#/$defs/") }

// Check reads one document and checks it against one kind of the schema.
func (s *Schema) Check(kind string, raw []byte) error {
	value, err := One(raw)
	if err != nil {
		return err
	}
	return s.checkValue(kind, value)
}

// CheckAny checks a document against the kind that it most looks like.
func (s *Schema) CheckAny(raw []byte) error {
	value, err := One(raw)
	if err != nil {
		return err
	}
	var nearest error
	fewest := -1
	for _, kind := range s.Kinds() {
		err := s.checkValue(kind, value)
		if err == nil {
			return nil
		}
		if n := strangers(s.all.Defs[kind], value); fewest < 0 || n < fewest {
			fewest, nearest = n, err
		}
	}
	return nearest
}

// strangers counts the fields that are missing or not known.
func strangers(r *rule, value any) int {
	fields, _ := value.(map[string]any)
	n := 0
	for _, name := range r.Required {
		if _, ok := fields[name]; !ok {
			n++
		}
	}
	for name := range fields {
		if r.Properties[name] == nil {
			n++
		}
	}
	return n
}

// One reads exactly one JSON value.
func One(raw []byte) (any, error) {
	d := json.NewDecoder(bytes.NewReader(raw))
	var value any
	if err := d.Decode(&value); err != nil {
		return nil, fmt.Errorf("no JSON: %w: %.300s", err, raw)
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return nil, fmt.Errorf("something follows the document: %.300s", raw[d.InputOffset():])
	}
	return value, nil
}

func (s *Schema) checkValue(kind string, value any) error {
	r := s.all.Defs[kind]
	if r == nil {
		return fmt.Errorf("the schema has no %q", kind)
	}
	return s.check(kind, r, value)
}

// check follows a rule; nil allows everything.
func (s *Schema) check(at string, r *rule, value any) error {
	switch {
	case r == nil:
		return nil
	case r.Ref != "" && s.all.Defs[r.refersTo()] == nil:
		return fmt.Errorf("%s: there is no %s", at, r.Ref)
	case r.Ref != "":
		return s.check(at, s.all.Defs[r.refersTo()], value)
	case r.AnyOf != nil:
		return s.anyOf(at, r.AnyOf, value)
	case r.Const != nil && r.Const != value:
		return fmt.Errorf("%s is %v, not %v", at, value, r.Const)
	case r.Enum != nil && !slices.Contains(r.Enum, value):
		return fmt.Errorf("%s is %v, none of %v", at, value, r.Enum)
	case r.Type == "object":
		return s.object(at, r, value)
	case r.Type == "array":
		return s.array(at, r, value)
	case r.Type == "":
		return nil
	}
	return scalar(at, r, value)
}

func (s *Schema) anyOf(at string, rules []*rule, value any) error {
	var last error
	for _, r := range rules {
		if last = s.check(at, r, value); last == nil {
			return nil
		}
	}
	return last
}

func (s *Schema) object(at string, r *rule, value any) error {
	fields, ok := value.(map[string]any)
	if !ok {
		return fmt.Errorf("%s is %v, no object", at, value)
	}
	for _, name := range r.Required {
		if _, ok := fields[name]; !ok {
			return fmt.Errorf("%s has no %s", at, name)
		}
	}
	for name, field := range fields {
		next := r.Properties[name]
		switch {
		case next == nil && r.Others != nil:
			next = r.Others
		case next == nil && r.Properties != nil:
			return fmt.Errorf("%s.%s is not documented", at, name)
		}
		if err := s.check(at+"."+name, next, field); err != nil {
			return err
		}
	}
	return nil
}

func (s *Schema) array(at string, r *rule, value any) error {
	all, ok := value.([]any)
	if !ok {
		return fmt.Errorf("%s is %v, no array", at, value)
	}
	for i, item := range all {
		if err := s.check(fmt.Sprintf("%s.%d", at, i), r.Items, item); err != nil {
			return err
		}
	}
	return nil
}

func scalar(at string, r *rule, value any) error {
	fits := false
	switch x := value.(type) {
	case nil:
		fits = r.Type == "null"
	case bool:
		fits = r.Type == "boolean"
	case float64:
		fits = r.Type == "number" || r.Type == "integer" && x == float64(int64(x))
	case string:
		fits = r.Type == "string"
		if r.Pattern != "" && !regexp.MustCompile(r.Pattern).MatchString(x) {
			return fmt.Errorf("%s is %q, which %s does not match", at, x, r.Pattern)
		}
	}
	if !fits {
		return fmt.Errorf("%s is %v, no %s", at, value, r.Type)
	}
	return nil
}
