package jsontest_test

import (
	"strings"
	"testing"

	"cutui/internal/cli/jsontest"
)

const schema = `{
	"anyOf": [{"$ref": "#/$defs/list"}, {"$ref": "#/$defs/other"}],
	"$defs": {
		"n": {"type": "integer"},
		"other": {"type": "object", "required": ["z"], "properties": {"z": {"type": "string"}}},
		"list": {"type": "object", "required": ["a"], "properties": {"a": {"$ref": "#/$defs/n"}, "b": {"enum": ["x"]}}}
	}
}`

func TestTheValidatorFindsMistakes(t *testing.T) {
	t.Parallel()
	s, err := jsontest.New(schema)
	if err != nil {
		t.Fatal(err)
	}
	for text, ok := range map[string]bool{
		`{"a":1}`: true, `{"a":1,"b":"x"}`: true, `{"a":1.5}`: false, `{"a":"1"}`: false, `{}`: false, `{"a":1,"b":"y"}`: false, `{"a":1,"c":1}`: false, `[]`: false, `{"a":null}`: false,
		`{"a":1}{"a":1}`: false, `{"a":1} note`: false, ``: false, `{"z":"y"}`: false,
	} {
		if err := s.Check("list", []byte(text)); (err == nil) != ok {
			t.Errorf("%s: %v", text, err)
		}
	}
	if err := s.CheckAny([]byte(`{"z":"y"}`)); err != nil {
		t.Errorf("the other kind: %v", err)
	}
	if err := s.CheckAny([]byte(`{"a":1,"b":"y"}`)); err == nil || !strings.HasPrefix(err.Error(), "list.b is y") {
		t.Errorf("the nearest kind is not named: %v", err)
	}
}

func TestNoRuleIsPassedOver(t *testing.T) {
	t.Parallel()
	for _, rule := range []string{`{"minimum": 1}`, `{"properties": {"b": {"oneOf": []}}}`, `{"items": {"maxItems": 1}}`, `{"anyOf": [{"format": "date"}]}`} {
		if _, err := jsontest.New(`{"$defs": {"a": ` + rule + `}}`); err == nil {
			t.Errorf("%s is followed", rule)
		}
	}
}
