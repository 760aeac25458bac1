package cli_test

import (
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"cutui/clickup/sim"
	"cutui/internal/cli"
)

// validator checks documents against a schema, as far as ours uses the language,
// and is stricter: what the schema does not name may not be there.
type validator struct{ defs map[string]any }

func (v validator) check(at string, rule map[string]any, value any) error {
	if ref, ok := rule["$ref"].(string); ok {
		next, ok := v.defs[strings.TrimPrefix(ref, "#/$defs/")].(map[string]any)
		if !ok {
			return fmt.Errorf("%s: there is no %s", at, ref)
		}
		return v.check(at, next, value)
	}
	if rules, ok := rule["anyOf"].([]any); ok {
		return v.anyOf(at, rules, value)
	}
	if want, ok := rule["const"]; ok && want != value {
		return fmt.Errorf("%s is %v, not %v", at, value, want)
	}
	if allowed, ok := rule["enum"].([]any); ok && !slices.Contains(allowed, value) {
		return fmt.Errorf("%s is %v, none of %v", at, value, allowed)
	}
	switch kind, _ := rule["type"].(string); kind {
	case "object":
		return v.object(at, rule, value)
	case "array":
		return v.array(at, rule, value)
	case "":
		return nil
	default:
		return scalar(at, kind, rule, value)
	}
}

func (v validator) anyOf(at string, rules []any, value any) error {
	var last error
	for _, r := range rules {
		rule, _ := r.(map[string]any)
		if last = v.check(at, rule, value); last == nil {
			return nil
		}
	}
	return last
}

func (v validator) object(at string, rule map[string]any, value any) error {
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
		if err := v.check(at+"."+name, next, field); err != nil {
			return err
		}
	}
	return nil
}

func (v validator) array(at string, rule map[string]any, value any) error {
	all, ok := value.([]any)
	if !ok {
		return fmt.Errorf("%s is %v, no array", at, value)
	}
	items, _ := rule["items"].(map[string]any)
	for i, item := range all {
		if err := v.check(fmt.Sprintf("%s.%d", at, i), items, item); err != nil {
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

func TestJSONIsAsItsSchemaSays(t *testing.T) {
	t.Parallel()
	var m terminal
	m.run(t, strings.NewReader(""), "schema")
	var schema map[string]any
	if err := json.Unmarshal(m.out.Bytes(), &schema); err != nil {
		t.Fatal(err)
	}
	defs, _ := schema["$defs"].(map[string]any)
	v := validator{defs}
	seen := map[string]bool{}
	for line, document := range map[string]string{
		"workspaces": "workspaces", "seats": "workspaces", "people": "people", "people --all-workspaces": "peopleEverywhere", "doctor --demo": "checks", "guest show cleo@client.example": "guest",
		"access task:" + sim.ZebraTask: "access", "group list": "groups", "group add Design cleo@client.example --dry-run -w 9013000101": "change", "group delete Attic --yes -w 9013000101": "change", "snapshots": "snapshots", "diff": "diff", "audit": "audit",
		"audit --target 10 --by 3m --without ines@northwind.example": "audit", "target 38 --dry-run -w 9013000101": "change", "audit --all-workspaces": "audits", "runs": "runs", "impact ines@northwind.example --docs": "impact", "until list": "until", "due": "until", "impact cleo@client.example --all-workspaces": "impact",
		"member remove ines@northwind.example --to robin@northwind.example --dry-run": "change",
		"invite new@client.example --share HELD-1 --dry-run":                          "change", "invite new@client.example --yes": "change",
		"review export -w 9013000101 --dir " + t.TempDir(): "review",
		"access --matrix": "matrix", "access --matrix -w Fieldworks": "matrix",
		"client client.example -w Fieldworks": "client", "guest show cleo@client.example -w Fieldworks": "guest", "invite new@client.example --dry-run -w Fieldworks": "change",
		"guest remove cleo@client.example --dry-run": "change", "member edit abel@northwind.example --admin=false --dry-run": "change",
		"guest show nobody@client.example": "error", "people --filter is:x": "error", "invite a@b": "error",
	} {
		seen[document] = true
		var m terminal
		code := m.run(t, strings.NewReader(""), append(strings.Fields(line), "--format", "json", "--quiet")...)
		raw := m.out.Bytes()
		if document == "error" {
			raw = m.errs.Bytes()
		}
		var value any
		if err := json.Unmarshal(raw, &value); err != nil || (code == cli.ExitFine) == (document == "error") {
			t.Errorf("%s: exit code %d, %v: %s%s", line, code, err, m.out.String(), m.errs.String())
			continue
		}
		rule, _ := defs[document].(map[string]any)
		if err := v.check(document, rule, value); err != nil {
			t.Errorf("%s: %v", line, err)
		}
	}
	for _, r := range schema["anyOf"].([]any) {
		name := strings.TrimPrefix(fmt.Sprint(r.(map[string]any)["$ref"]), "#/$defs/")
		if !seen[name] && name != "purged" && name != "event" {
			t.Errorf("no command was tried for %s", name)
		}
	}
}

func TestTheValidatorFindsMistakes(t *testing.T) {
	t.Parallel()
	v := validator{map[string]any{"n": map[string]any{"type": "integer"}}}
	rule := map[string]any{
		"type": "object", "required": []any{"a"},
		"properties": map[string]any{"a": map[string]any{"$ref": "#/$defs/n"}, "b": map[string]any{"enum": []any{"x"}}},
	}
	for text, ok := range map[string]bool{
		`{"a":1}`: true, `{"a":1,"b":"x"}`: true, `{"a":1.5}`: false, `{"a":"1"}`: false, `{}`: false, `{"a":1,"b":"y"}`: false, `{"a":1,"c":1}`: false, `[]`: false, `{"a":null}`: false,
	} {
		var value any
		if err := json.Unmarshal([]byte(text), &value); err != nil {
			t.Fatal(err)
		}
		if err := v.check("it", rule, value); (err == nil) != ok {
			t.Errorf("%s: %v", text, err)
		}
	}
}
