package clickup

import (
	"errors"
	"io"
	"net/http"
	"strings"
	"testing"
	"testing/iotest"
)

func TestAnswersDoNotRepeatTheToken(t *testing.T) {
	t.Parallel()
	const token = "pk_1_CANARYCANARY"
	hidden, err := newToken(token)
	if err != nil {
		t.Fatal(err)
	}
	readers := map[string]func(io.Reader) io.Reader{
		"whole":           func(r io.Reader) io.Reader { return r },
		"byte by byte":    iotest.OneByteReader,
		"in halves":       iotest.HalfReader,
		"error with data": iotest.DataErrReader,
	}
	for body, want := range map[string]string{
		"":                             "",
		`{"name":"a"}`:                 `{"name":"a"}`,
		`{"name":"` + token + `"}`:     `{"name":"[token]"}`,
		token + token + "pk_1_CANARYC": "[token][token]pk_1_CANARYC",
		"pk_1_pk_1_CANARY" + token:     "pk_1_pk_1_CANARY[token]",
		strings.Repeat("pk_1_", 2000):  strings.Repeat("pk_1_", 2000),
	} {
		for name, reader := range readers {
			resp := &http.Response{Body: io.NopCloser(reader(strings.NewReader(body)))}
			hidden.hideInBody(resp)
			got, err := io.ReadAll(iotest.HalfReader(resp.Body))
			if string(got) != want || err != nil {
				t.Errorf("%s: %q became %q: %v", name, body, got, err)
			}
		}
	}
	broken := errors.New("the network is gone")
	resp := &http.Response{Body: io.NopCloser(io.MultiReader(strings.NewReader("before pk_1_"), iotest.ErrReader(broken)))}
	hidden.hideInBody(resp)
	if got, err := io.ReadAll(resp.Body); string(got) != "before pk_1_" || !errors.Is(err, broken) {
		t.Errorf("%q: %v", got, err)
	}
}

func TestErrorsDoNotRepeatAnEscapedToken(t *testing.T) {
	t.Parallel()
	const token = "pk_1_CANARY/CANARY"
	server := serve(t, always(http.StatusBadRequest, `{"err":"pk_1_CANARY\/CANARY is bad","ECODE":"X"}`))
	c, err := New(token, WithBaseURL(server.URL+"/api"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := c.User(t.Context()); err == nil || strings.Contains(err.Error(), "CANARY") || !strings.Contains(err.Error(), redacted) {
		t.Error(err)
	}
}

func TestNamesDoNotRepeatTheToken(t *testing.T) {
	t.Parallel()
	c := answering(t, `{"teams":[{"id":"1","name":"W `+testToken+`","members":[{"user":{"id":1,"username":"N `+testToken+`"}}]}]}`)
	all, err := c.Workspaces(t.Context())
	if err != nil || len(all) != 1 || all[0].Name != "W [token]" || all[0].People[0].Name != "N [token]" {
		t.Errorf("%+v, %v", all, err)
	}
}
