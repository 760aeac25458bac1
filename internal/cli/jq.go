package cli

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/itchyny/gojq"

	"cutui/internal/clean"
	"cutui/internal/report"
)

// jqFilter is a compiled jq expression. It can't read the environment or files.
type jqFilter struct{ code *gojq.Code }

// compileJQ compiles an expression. The error says where it can't be parsed.
func compileJQ(text string) (*jqFilter, error) {
	query, err := gojq.Parse(text)
	if bad, ok := errors.AsType[*gojq.ParseError](err); ok {
		return nil, fmt.Errorf("%s after %d characters of %q", clean.Line(bad.Error()), bad.Offset, clean.Clip(clean.Line(text), 60))
	}
	if err != nil {
		return nil, err
	}
	code, err := gojq.Compile(query)
	if err != nil {
		return nil, errors.New(clean.Line(err.Error()))
	}
	return &jqFilter{code}, nil
}

// run writes the results of the expression for a document, one per line: strings as they
// are, everything else as JSON.
func (f *jqFilter) run(ctx context.Context, out io.Writer, raw []byte) error {
	d := json.NewDecoder(bytes.NewReader(raw))
	d.UseNumber()
	var document any
	if err := d.Decode(&document); err != nil {
		return err
	}
	results := f.code.RunWithContext(ctx, plainNumbers(document))
	for {
		value, more := results.Next()
		if !more {
			return nil
		}
		if err, is := value.(error); is {
			if halt, ok := errors.AsType[*gojq.HaltError](err); ok && halt.Value() == nil {
				return nil
			}
			return failed("", "--jq: %s", clean.Line(err.Error()))
		}
		if err := writeResult(out, value); err != nil {
			return err
		}
	}
}

func writeResult(out io.Writer, value any) error {
	if text, ok := value.(string); ok {
		_, err := io.WriteString(out, strings.TrimSuffix(clean.Text(text), "\n")+"\n")
		return err
	}
	return report.JSONLine(out, value)
}

// plainNumbers converts whole numbers to int, so that long ids keep all their digits.
func plainNumbers(value any) any {
	switch v := value.(type) {
	case json.Number:
		if n, err := v.Int64(); err == nil {
			return int(n)
		}
		n, _ := v.Float64() // a JSON number always parses
		return n
	case []any:
		for i := range v {
			v[i] = plainNumbers(v[i])
		}
	case map[string]any:
		for name := range v {
			v[name] = plainNumbers(v[name])
		}
	}
	return value
}
