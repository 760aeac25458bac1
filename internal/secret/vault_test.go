package secret_test

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/iotest"
	"time"

	"github.com/zalando/go-keyring"

	"cutui/internal/secret"
)

// ring is a keyring in memory that can be broken.
type ring struct {
	mu     sync.Mutex
	tokens map[string]string
	calls  int
	err    error
	hang   chan struct{}
	panics bool
}

func (r *ring) enter() error {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.calls++
	if r.hang != nil {
		<-r.hang
	}
	if r.panics {
		panic("with the token " + canary)
	}
	return r.err
}

func (r *ring) Get(service, user string) (string, error) {
	if err := r.enter(); err != nil {
		return "", err
	}
	if text, ok := r.tokens[service+user]; ok {
		return text, nil
	}
	return "", keyring.ErrNotFound
}

func (r *ring) Set(service, user, password string) error {
	if err := r.enter(); err != nil {
		return err
	}
	r.tokens[service+user] = password
	return nil
}

func (r *ring) Delete(service, user string) error {
	if _, err := r.Get(service, user); err != nil {
		return err
	}
	delete(r.tokens, service+user)
	return nil
}

func vault(t *testing.T, r secret.Keyring) secret.Vault {
	t.Helper()
	return secret.Vault{
		Account: secret.Account("default", "https://api.clickup.com/api"),
		File:    filepath.Join(t.TempDir(), "cutui", "credentials.json"),
		Keyring: r,
		Limit:   50 * time.Millisecond,
	}
}

func noEnv(string) string { return "" }

func TestTokenIsLookedForInOrder(t *testing.T) {
	t.Parallel()
	r := &ring{tokens: map[string]string{}}
	v := vault(t, r)
	ctx := t.Context()
	if _, err := v.Find(ctx, nil, noEnv); !errors.Is(err, secret.ErrNone) {
		t.Errorf("nothing anywhere: %v", err)
	}
	plain := v
	plain.Keyring = nil
	if from, err := plain.Store(ctx, token(t), true); err != nil || from != secret.FromFile {
		t.Fatalf("stored in %q, %v", from, err)
	}
	env := func(name string) string { return map[string]string{"CLICKUP_API_TOKEN": " pk_env\n"}[name] }
	want := func(source secret.Source, text string, stdin *strings.Reader, env func(string) string) {
		t.Helper()
		var f secret.Found
		var err error
		if stdin != nil {
			f, err = v.Find(ctx, stdin, env)
		} else {
			f, err = v.Find(ctx, nil, env)
		}
		if err != nil || f.Source != source || f.Token.Reveal() != text {
			t.Errorf("found %q in %q, %v; want %q in %q", f.Token.Reveal(), f.Source, err, text, source)
		}
	}
	want(secret.FromFile, canary, nil, noEnv)
	r.tokens["cutui"+v.Account] = "pk_ring"
	want(secret.FromKeyring, "pk_ring", nil, noEnv)
	before := r.calls
	want(secret.FromEnv, "pk_env", nil, env)
	want(secret.FromStdin, "pk_stdin", strings.NewReader("pk_stdin\n"), env)
	if r.calls != before {
		t.Error("the keyring was asked although an earlier source had a token")
	}
}

func TestUnusableTokenEndsTheSearch(t *testing.T) {
	t.Parallel()
	v := vault(t, nil)
	if _, err := v.Find(t.Context(), strings.NewReader(" \n"), noEnv); err == nil || !strings.Contains(err.Error(), "--token-stdin: the token is empty") {
		t.Errorf("%v", err)
	}
	if _, err := v.Find(t.Context(), iotest.ErrReader(errors.New("closed")), noEnv); err == nil {
		t.Error("stdin can't be read, and no error")
	}
	_, err := v.Find(t.Context(), nil, func(string) string { return "pk_a b" })
	if err == nil || !strings.Contains(err.Error(), "CLICKUP_API_TOKEN") || strings.Contains(err.Error(), "pk_a") {
		t.Errorf("%v", err)
	}
}

func TestBrokenKeyringIsSkipped(t *testing.T) {
	t.Parallel()
	free := make(chan struct{})
	defer close(free)
	for name, r := range map[string]*ring{
		"fails":  {err: errors.New("no bus\x1b[31m")},
		"hangs":  {hang: free},
		"panics": {panics: true},
	} {
		v := vault(t, r)
		f, err := v.Find(t.Context(), nil, noEnv)
		if !errors.Is(err, secret.ErrNone) || len(f.Notes) != 1 || strings.ContainsAny(f.Notes[0], "\x1b") || strings.Contains(f.Notes[0], canary) {
			t.Errorf("%s: %v %q", name, err, f.Notes)
		}
		if from, err := v.Store(t.Context(), token(t), false); !errors.Is(err, secret.ErrConsent) {
			t.Errorf("%s: kept in %q without consent, %v", name, from, err)
		}
		if _, err := os.Stat(v.File); err == nil {
			t.Errorf("%s: a file without consent", name)
		}
		if from, err := v.Store(t.Context(), token(t), true); err != nil || from != secret.FromFile {
			t.Errorf("%s: %q %v", name, from, err)
		}
		if f, err = v.Find(t.Context(), nil, noEnv); err != nil || f.Source != secret.FromFile || len(f.Notes) != 1 {
			t.Errorf("%s: %+v %v", name, f, err)
		}
		from, err := v.Delete(t.Context())
		if !slices.Equal(from, []secret.Source{secret.FromFile}) || err == nil {
			t.Errorf("%s: deleted from %v, %v; the keyring's failure must be told", name, from, err)
		}
	}
}

func TestKeyringWaitEndsWithTheContext(t *testing.T) {
	t.Parallel()
	free := make(chan struct{})
	defer close(free)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	v := vault(t, &ring{hang: free})
	v.Limit = time.Hour
	if f, err := v.Find(ctx, nil, noEnv); !errors.Is(err, secret.ErrNone) || len(f.Notes) != 1 {
		t.Errorf("%+v %v", f, err)
	}
}

func TestKeyringTakesTheTokenOutOfTheFile(t *testing.T) {
	t.Parallel()
	r := &ring{tokens: map[string]string{}}
	v := vault(t, nil)
	if _, err := v.Store(t.Context(), token(t), true); err != nil {
		t.Fatal(err)
	}
	v.Keyring = r
	if from, err := v.Store(t.Context(), token(t), true); err != nil || from != secret.FromKeyring {
		t.Errorf("%q %v", from, err)
	}
	if _, err := os.Stat(v.File); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the token is still in the file: %v", err)
	}
	from, err := v.Delete(t.Context())
	if err != nil || !slices.Equal(from, []secret.Source{secret.FromKeyring}) || len(r.tokens) != 0 {
		t.Errorf("deleted from %v, %v, left %d", from, err, len(r.tokens))
	}
	if from, err := v.Delete(t.Context()); err != nil || len(from) != 0 {
		t.Errorf("deleted twice: %v %v", from, err)
	}
	if _, err := v.Store(t.Context(), secret.Secret{}, true); err == nil {
		t.Error("no token was kept")
	}
}

func TestAccountsDoNotMix(t *testing.T) {
	t.Parallel()
	v := vault(t, nil)
	if _, err := v.Store(t.Context(), token(t), true); err != nil {
		t.Fatal(err)
	}
	other := v
	for _, account := range []string{
		secret.Account("default", "https://evil.example/api"),
		secret.Account("default", "http://api.clickup.com/api"),
		secret.Account("default", "https://api.clickup.com:8443/api"),
		secret.Account("work", "https://api.clickup.com/api"),
		secret.Account("default", "::"),
	} {
		other.Account = account
		if f, err := other.Find(t.Context(), nil, noEnv); !errors.Is(err, secret.ErrNone) {
			t.Errorf("%s got the token of %s: %+v", account, v.Account, f)
		}
	}
	if secret.Account("default", "https://api.clickup.com/api") != secret.Account("default", "https://api.clickup.com/api/") {
		t.Error("the path matters")
	}
}

func TestFileIsPrivate(t *testing.T) {
	t.Parallel()
	if runtime.GOOS == "windows" {
		t.Skip("Windows has no such modes")
	}
	v := vault(t, nil)
	if _, err := v.Store(t.Context(), token(t), true); err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]os.FileMode{v.File: 0o600, filepath.Dir(v.File): 0o700} {
		if info, err := os.Stat(path); err != nil || info.Mode().Perm() != want {
			t.Errorf("%s: mode %v, %v", path, info.Mode(), err)
		}
	}
	for _, loose := range []os.FileMode{0o640, 0o604, 0o644, 0o620} {
		if err := os.Chmod(v.File, loose); err != nil {
			t.Fatal(err)
		}
		_, err := v.Find(t.Context(), nil, noEnv)
		if err == nil || !strings.Contains(err.Error(), "chmod 600") || strings.Contains(err.Error(), canary) {
			t.Errorf("mode %v: %v", loose, err)
		}
		if _, err := v.Store(t.Context(), token(t), true); err == nil {
			t.Errorf("mode %v: written to", loose)
		}
	}
}

func TestDamagedFileIsNamed(t *testing.T) {
	t.Parallel()
	for text, says := range map[string]string{
		"{":                            "damaged",
		"":                             "damaged",
		`{"version":2,"tokens":{}}`:    "newer cutui",
		`{"version":1,"tokens":null}`:  "no token",
		`{"version":1,"tokens":["a"]}`: "damaged",
	} {
		v := vault(t, nil)
		if err := os.MkdirAll(filepath.Dir(v.File), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(v.File, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := v.Find(t.Context(), nil, noEnv); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%q: %v, want %q", text, err, says)
		}
	}
	v := vault(t, nil)
	v.File = ""
	if _, err := v.Store(t.Context(), token(t), true); !errors.Is(err, secret.ErrConsent) {
		t.Errorf("nowhere to put it: %v", err)
	}
}

func TestTwoAtOnceLoseNothing(t *testing.T) {
	t.Parallel()
	v := vault(t, nil)
	var all sync.WaitGroup
	for i := range 8 {
		all.Go(func() {
			mine := v
			mine.Account = string(rune('a' + i))
			if _, err := mine.Store(t.Context(), token(t), true); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	for i := range 8 {
		v.Account = string(rune('a' + i))
		if _, err := v.Find(t.Context(), nil, noEnv); err != nil {
			t.Errorf("%s is lost: %v", v.Account, err)
		}
	}
}

// A link instead of the file is replaced, and its target is not written to.
func TestALinkIsNotWrittenThrough(t *testing.T) {
	t.Parallel()
	v := vault(t, nil)
	victim := filepath.Join(t.TempDir(), "victim")
	text := []byte(`{"version":1,"tokens":{}}`)
	err := errors.Join(os.WriteFile(victim, text, 0o600), os.MkdirAll(filepath.Dir(v.File), 0o700))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(victim, v.File); err != nil {
		t.Skipf("there are no links here: %v", err)
	}
	if _, err := v.Store(t.Context(), token(t), true); err != nil {
		t.Fatal(err)
	}
	if got, err := os.ReadFile(victim); err != nil || !bytes.Equal(got, text) {
		t.Errorf("the file behind the link holds %q, %v", got, err)
	}
	if info, err := os.Lstat(v.File); err != nil || !info.Mode().IsRegular() || info.Mode().Perm() != 0o600 {
		t.Errorf("the token's file is %v, %v", info, err)
	}
}

// If the file can't be replaced, that is reported, and no part of a token is left.
func TestATokenFileThatCannotBeWritten(t *testing.T) {
	t.Parallel()
	v := vault(t, nil)
	if err := os.MkdirAll(v.File, 0o700); err != nil { // a folder where the file should be
		t.Fatal(err)
	}
	if from, err := v.Store(t.Context(), token(t), true); err == nil || strings.Contains(err.Error(), canary) {
		t.Errorf("%q %v", from, err)
	}
	left, err := filepath.Glob(filepath.Join(filepath.Dir(v.File), ".token-*"))
	if err != nil || len(left) > 0 {
		t.Errorf("left over: %v %v", left, err)
	}
	v.File = filepath.Join(v.File, "x", "credentials.json")
	if err := os.WriteFile(filepath.Dir(v.File), nil, 0o600); err != nil { // a file where the folder should be
		t.Fatal(err)
	}
	if _, err := v.Store(t.Context(), token(t), true); err == nil || strings.Contains(err.Error(), canary) {
		t.Errorf("without a folder: %v", err)
	}
}
