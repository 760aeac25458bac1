package faultproxy

import (
	"net"
	"sync"
)

// Serve serves each connection in a goroutine of its own and closes it then. After the end
// of the listener it waits for the last of them.
func Serve(in net.Listener, serve func(net.Conn)) {
	var work sync.WaitGroup
	defer work.Wait()
	for {
		conn, err := in.Accept()
		if err != nil {
			return
		}
		work.Go(func() {
			defer conn.Close() //nolint:errcheck // what is left to send is its own affair
			serve(conn)
		})
	}
}
