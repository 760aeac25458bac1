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
type Schema struct {
	defs  map[string]any
	kinds []string // of documents
}

// New reads a schema. A word of the language that Check does not follow is an error, so
// that no rule is passed over.
func New(text string) (*Schema, error) {
	var all map[string]any
	if err := json.Unmarshal([]byte(text), &all); err != nil {
		return nil, err
	}
	s := &Schema{}
	s.defs, _ = all["$defs"].(map[string]any)
	rules, _ := all["anyOf"].([]any)
	for _, r := range rules {
		rule, _ := r.(map[string]any)
		ref, _ := rule["$ref"].(string)
		s.kinds = append(s.kinds, strings.TrimPrefix(ref, "#/$defs/"))
	}
	delete(all, "$defs")
	return s, errors.Join(s.follows("schema", all), s.followsAll("$defs", s.defs))
}

// Kinds are the kinds of documents, by their names in the schema.
func (s *Schema) Kinds() []string { return slices.Clone(s.kinds) }

// follows fails where a rule has words that Check does not know.
func (s *Schema) follows(at string, rule map[string]any) error {
	known := []string{"$schema", "$ref", "title", "description", "anyOf", "const", "enum", "type", "required", "properties", "additionalProperties", "items", "pattern"}
	var problems []error
	for word, value := range rule {
		below, _ := value.(map[string]any)
		switch {
		case !slices.Contains(known, word):
			problems = append(problems, fmt.Errorf("%s: the validator does not know %q", at, word))
		case word == "properties":
			problems = append(problems, s.followsAll(at, below))
		case word == "items" || word == "additionalProperties":
			problems = append(problems, s.follows(at+"."+word, below))
		case word == "anyOf":
			for _, r := range value.([]any) { //nolint:forcetypeassert // a test: it may panic
				next, _ := r.(map[string]any)
				problems = append(problems, s.follows(at, next))
			}
		}
	}
	return errors.Join(problems...)
}

func (s *Schema) followsAll(at string, rules map[string]any) error {
	var problems []error
	for name, r := range rules {
		rule, ok := r.(map[string]any)
		if !ok {
			problems = append(problems, fmt.Errorf("%s.%s is no rule", at, name))
			continue
		}
		problems = append(problems, s.follows(at+"."+name, rule))
	}
	return errors.Join(problems...)
}

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
	for _, kind := range s.kinds {
		err := s.checkValue(kind, value)
		if err == nil {
			return nil
		}
		rule, _ := s.defs[kind].(map[string]any)
		if n := strangers(rule, value); fewest < 0 || n < fewest {
			fewest, nearest = n, err
		}
	}
	return nearest
}

// strangers counts the fields that are missing or not known.
func strangers(rule map[string]any, value any) int {
	fields, _ := value.(map[string]any)
	known, _ := rule["properties"].(map[string]any)
	required, _ := rule["required"].([]any)
	n := 0
	for _, name := range required {
		if _, ok := fields[fmt.Sprint(name)]; !ok {
			n++
		}
	}
	for name := range fields {
		if _, ok := known[name]; !ok {
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
	rule, ok := s.defs[kind].(map[string]any)
	if !ok {
		return fmt.Errorf("the schema has no %q", kind)
	}
	return s.check(kind, rule, value)
}

func (s *Schema) check(at string, rule map[string]any, value any) error {
	if ref, ok := rule["$ref"].(string); ok {
		next, ok := s.defs[strings.TrimPrefix(ref, "#/$defs/")].(map[string]any)
		if !ok {
			return fmt.Errorf("%s: there is no %s", at, ref)
		}
		return s.check(at, next, value)
	}
	if rules, ok := rule["anyOf"].([]any); ok {
		return s.anyOf(at, rules, value)
	}
	if want, ok := rule["const"]; ok && want != value {
		return fmt.Errorf("%s is %v, not %v", at, value, want)
	}
	if allowed, ok := rule["enum"].([]any); ok && !slices.Contains(allowed, value) {
		return fmt.Errorf("%s is %v, none of %v", at, value, allowed)
	}
	switch kind, _ := rule["type"].(string); kind {
	case "object":
		return s.object(at, rule, value)
	case "array":
		return s.array(at, rule, value)
	case "":
		return nil
	default:
		return scalar(at, kind, rule, value)
	}
}

func (s *Schema) anyOf(at string, rules []any, value any) error {
	var last error
	for _, r := range rules {
		rule, _ := r.(map[string]any)
		if last = s.check(at, rule, value); last == nil {
			return nil
		}
	}
	return last
}

func (s *Schema) object(at string, rule map[string]any, value any) error {
	fields, ok := value.(map[string]any)
	if !ok {
		return fmt.Errorf("%s is %v, no object", at, value)
	}
	required, _ := rule["required"].([]any)
	for _, name := range required {
		if _, ok := fields[fmt.Sprint(name)]; !ok {
			return fmt.Errorf("%s has no %v", at, name)
		}
	}
	known, listed := rule["properties"].(map[string]any)
	others, _ := rule["additionalProperties"].(map[string]any)
	for name, field := range fields {
		next, ok := known[name].(map[string]any)
		switch {
		case !ok && others != nil:
			next = others
		case !ok && listed:
			return fmt.Errorf("%s.%s is not documented", at, name)
		}
		if err := s.check(at+"."+name, next, field); err != nil {
			return err
		}
	}
	return nil
}

func (s *Schema) array(at string, rule map[string]any, value any) error {
	all, ok := value.([]any)
	if !ok {
		return fmt.Errorf("%s is %v, no array", at, value)
	}
	items, _ := rule["items"].(map[string]any)
	for i, item := range all {
		if err := s.check(fmt.Sprintf("%s.%d", at, i), items, item); err != nil {
			return err
		}
	}
	return nil
}

func scalar(at, kind string, rule map[string]any, value any) error {
	fits := false
	switch x := value.(type) {
	case nil:
		fits = kind == "null"
	case bool:
		fits = kind == "boolean"
	case float64:
		fits = kind == "number" || kind == "integer" && x == float64(int64(x))
	case string:
		fits = kind == "string"
		if pattern, ok := rule["pattern"].(string); ok && !regexp.MustCompile(pattern).MatchString(x) {
			return fmt.Errorf("%s is %q, which %s does not match", at, x, pattern)
		}
	}
	if !fits {
		return fmt.Errorf("%s is %v, no %s", at, value, kind)
	}
	return nil
}
