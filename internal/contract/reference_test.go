package contract

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/pb33f/libopenapi"
	validator "github.com/pb33f/libopenapi-validator"
	"github.com/pb33f/libopenapi-validator/config"
	openapierrors "github.com/pb33f/libopenapi-validator/errors"
)

const defaultReference = "../../../shared/clickup/openapi-v2.json"

// unlisted are operations that work but are not in the v2 reference. Access by the v3 API has its own
// reference; docs have none that is published.
var unlisted = []string{"GetTeam", "searchDocsPublic", "publicPatchAcl"}

// reference is ClickUp's reference, prepared to check calls and answers.
type reference struct {
	calls   validator.Validator // strict: nothing that the reference lacks
	answers validator.Validator // lenient: live answers have more than it says
}

var loadReference = sync.OnceValues(func() (*reference, error) {
	data, err := os.ReadFile(cmp.Or(os.Getenv("CUTUI_REFERENCE"), defaultReference))
	if err != nil {
		return nil, err
	}
	if data, err = amend(data); err != nil {
		return nil, err
	}
	calls, err := newValidator(data, config.WithStrictMode())
	if err != nil {
		return nil, err
	}
	answers, err := newValidator(data)
	return &reference{calls: calls, answers: answers}, err
})

// amend removes the empty alternatives of the reference's oneOfs. An empty schema accepts everything, so
// no value could match exactly one alternative.
func amend(data []byte) ([]byte, error) {
	var tree any
	if err := json.Unmarshal(data, &tree); err != nil {
		return nil, fmt.Errorf("reading the reference: %w", err)
	}
	dropEmptyAlternatives(tree)
	return json.Marshal(tree)
}

func dropEmptyAlternatives(tree any) {
	switch v := tree.(type) {
	case []any:
		for _, x := range v {
			dropEmptyAlternatives(x)
		}
	case map[string]any:
		if choices, ok := v["oneOf"].([]any); ok {
			v["oneOf"] = slices.DeleteFunc(choices, func(c any) bool {
				m, ok := c.(map[string]any)
				return ok && len(m) == 0
			})
		}
		for _, x := range v {
			dropEmptyAlternatives(x)
		}
	}
}

// newValidator reads the reference as plain JSON Schema: its version is OpenAPI 3.1, but it uses nullable,
// which 3.1 does not have.
func newValidator(data []byte, opts ...config.Option) (validator.Validator, error) {
	doc, err := libopenapi.NewDocument(data)
	if err != nil {
		return nil, fmt.Errorf("reading the reference: %w", err)
	}
	v, errs := validator.NewValidator(doc, append(opts, config.WithoutOpenAPIMode())...)
	if len(errs) > 0 {
		return nil, fmt.Errorf("reading the reference: %w", errors.Join(errs...))
	}
	return v, nil
}

// mustReference returns the reference, or skips the test if there is none.
func mustReference(t *testing.T) *reference {
	t.Helper()
	ref, err := loadReference()
	if errors.Is(err, fs.ErrNotExist) {
		t.Skipf("no official reference here; set CUTUI_REFERENCE to its file: %v", err)
	}
	if err != nil {
		t.Fatal(err)
	}
	return ref
}

// checkCall checks the path, query and body of a call.
func (ref *reference) checkCall(op string, call *http.Request, body []byte) []string {
	if slices.Contains(unlisted, op) {
		return nil
	}
	call = call.Clone(call.Context())
	call.Body = io.NopCloser(bytes.NewReader(body))
	_, errs := ref.calls.ValidateHttpRequestSync(call)
	return sentences("call", errs)
}

// checkAnswer checks the answer to a call. The reference does not describe failures.
func (ref *reference) checkAnswer(op string, call *http.Request, body []byte, answer *http.Response) []string {
	if slices.Contains(unlisted, op) || answer.StatusCode != http.StatusOK {
		return nil
	}
	call = call.Clone(call.Context())
	call.Body = io.NopCloser(bytes.NewReader(body))
	_, errs := ref.answers.ValidateHttpResponse(call, answer)
	return sentences("answer", errs)
}

func sentences(about string, errs []*openapierrors.ValidationError) []string {
	var out []string
	for _, e := range errs {
		if len(e.SchemaValidationErrors) == 0 {
			out = append(out, fmt.Sprintf("%s: %s: %s", about, e.Message, e.Reason))
		}
		for _, s := range e.SchemaValidationErrors {
			out = append(out, fmt.Sprintf("%s: %s at %s", about, s.Reason, cmp.Or(s.FieldPath, e.ParameterName)))
		}
	}
	return out
}

func title(op string, complaints []string) string {
	return op + ":\n  " + strings.Join(complaints, "\n  ")
}
