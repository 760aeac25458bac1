package binary

import (
	"bufio"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"encoding/pem"
	"io"
	"log"
	"math/big"
	"net"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"cutui/clickup/sim"
	"cutui/clickup/sim/simtest/faultproxy"
)

// proxyPassword is the secret in the address of the proxy.
const proxyPassword = "s3cret-of-the-proxy"

// connectProxy is an HTTPS proxy that records all bytes that it receives, and has a fixed answer
// to CONNECT.
type connectProxy struct {
	net.Listener
	answer string
	to     string // where its tunnels lead

	mu   sync.Mutex
	seen strings.Builder
}

func openProxy(t *testing.T, answer, to string) *connectProxy {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	must(t, err)
	p := &connectProxy{Listener: l, answer: answer, to: to}
	t.Cleanup(func() { _ = l.Close() })
	go faultproxy.Serve(l, p.serve)
	return p
}

func (p *connectProxy) serve(conn net.Conn) {
	in := bufio.NewReader(io.TeeReader(conn, p))
	if _, err := http.ReadRequest(in); err != nil {
		return
	}
	if _, err := io.WriteString(conn, "HTTP/1.1 "+p.answer+"\r\n\r\n"); err != nil || !strings.HasPrefix(p.answer, "200") {
		return
	}
	server, err := net.Dial("tcp", p.to)
	if err != nil {
		return
	}
	defer server.Close()
	go func() { _, _ = io.Copy(server, in); _ = server.Close() }()
	_, _ = io.Copy(conn, server)
}

// Write records what a client has sent.
func (p *connectProxy) Write(b []byte) (int, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.seen.Write(b)
}

func (p *connectProxy) saw() string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.seen.String()
}

// secureClickUp starts a ClickUp with a certificate for clickup.invalid, which has no address,
// and returns the file that makes the program trust it.
func secureClickUp(t *testing.T) (s *sim.Server, address, trust string) {
	t.Helper()
	if runtime.GOOS != "linux" {
		t.Skip("a certificate can't be trusted by a file here: the way through a proxy is not tried")
	}
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	must(t, err)
	c := &x509.Certificate{
		SerialNumber: big.NewInt(1), DNSNames: []string{"clickup.invalid"}, IsCA: true, BasicConstraintsValid: true,
		NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour),
	}
	der, err := x509.CreateCertificate(rand.Reader, c, c, &key.PublicKey, key)
	must(t, err)
	s = sim.New(sim.Options{Now: time.Now})
	server := httptest.NewUnstartedServer(s)
	server.Config.ErrorLog = log.New(io.Discard, "", 0)
	server.TLS = &tls.Config{Certificates: []tls.Certificate{{Certificate: [][]byte{der}, PrivateKey: key}}}
	server.StartTLS()
	t.Cleanup(server.Close)
	trust = filepath.Join(t.TempDir(), "ca.pem")
	write(t, trust, string(pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der})))
	return s, server.Listener.Addr().String(), trust
}

// The proxy from the environment gets its own password and nothing of ClickUp's, and the
// program's output never has that password.
func TestProxies(t *testing.T) {
	t.Parallel()
	s, address, trust := secureClickUp(t)
	working := openProxy(t, "200 OK", address)
	refusing := openProxy(t, "407 Proxy Authentication Required", address)
	plain := openProxy(t, "200 OK", address)
	odd := openProxy(t, "302 Found\r\nLocation: http://127.0.0.1:1/", address)
	unused := openProxy(t, "200 OK", address)
	for name, tt := range map[string]struct {
		variables []string // (it) is the address with a user and a password
		proxy     *connectProxy
		code      int
		says      string
	}{
		"through it":             {[]string{"HTTPS_PROXY=http://(it)"}, working, 0, ""},
		"in small letters":       {[]string{"https_proxy=http://(it)"}, working, 0, ""},
		"without a scheme":       {[]string{"HTTPS_PROXY=(it)"}, working, 0, ""},
		"not for this server":    {[]string{"HTTPS_PROXY=http://(it)", "NO_PROXY=clickup.invalid"}, unused, 1, "could not resolve clickup.invalid"},
		"not for its domain":     {[]string{"HTTPS_PROXY=http://(it)", "no_proxy=other.example,.invalid"}, unused, 1, "could not resolve clickup.invalid"},
		"for http only":          {[]string{"HTTP_PROXY=http://(it)", "ALL_PROXY=http://(it)"}, unused, 1, "could not resolve clickup.invalid"},
		"it wants another name":  {[]string{"HTTPS_PROXY=http://(it)"}, refusing, 1, "Proxy Authentication Required"},
		"it leads elsewhere":     {[]string{"HTTPS_PROXY=http://(it)"}, odd, 1, "Found"},
		"it does not speak TLS":  {[]string{"HTTPS_PROXY=https://(it)"}, plain, 1, "HTTPS_PROXY"},
		"its address is broken":  {[]string{"HTTPS_PROXY=http://(it):x:y"}, unused, 1, "the proxy's address is not valid"},
		"its scheme is no proxy": {[]string{"HTTPS_PROXY=gopher://(it)"}, unused, 1, "the proxy's address is not valid"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			env := []string{"CUTUI_API_URL=https://clickup.invalid/api", "CLICKUP_API_TOKEN=" + sim.Token, "SSL_CERT_FILE=" + trust}
			for _, v := range tt.variables {
				env = append(env, strings.Replace(v, "(it)", "user:"+proxyPassword+"@"+tt.proxy.Addr().String(), 1))
			}
			env = environment(t, env...)
			for _, args := range []string{"people --limit 1 --format json", "doctor"} {
				out, errs, code := command(t, env, "", strings.Fields(args)...)
				if args != "doctor" && (code != tt.code || !strings.Contains(errs, tt.says)) {
					t.Errorf("%s: exit code %d, %q", args, code, errs)
				}
				if strings.Contains(out+errs, proxyPassword) || strings.Contains(out+errs, sim.Token) {
					t.Errorf("%s shows a secret: %q, %q", args, out, errs)
				}
			}
		})
	}
	t.Cleanup(func() {
		if seen := working.saw() + refusing.saw() + odd.saw() + plain.saw(); strings.Contains(seen, sim.Token) || !strings.Contains(seen, "Proxy-Authorization: Basic ") {
			t.Errorf("the proxies saw %q", seen)
		}
		if seen := unused.saw(); seen != "" {
			t.Errorf("a proxy that is not meant saw %q", seen)
		}
		if len(s.Calls()) == 0 {
			t.Error("nothing came through")
		}
	})
}
