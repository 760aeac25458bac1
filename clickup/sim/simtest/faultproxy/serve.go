package faultproxy

import (
	"net"
	"sync"
)

// Serve calls serve for each connection in a new goroutine and closes the connection afterwards. When the
// listener is closed, it waits for the connections to end.
func Serve(in net.Listener, serve func(net.Conn)) {
	var work sync.WaitGroup
	defer work.Wait()
	for {
		conn, err := in.Accept()
		if err != nil {
			return
		}
		work.Go(func() {
			defer conn.Close() //nolint:errcheck // the client may have gone
			serve(conn)
		})
	}
}
