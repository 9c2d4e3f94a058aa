// A peer: gorilla/websocket with a hub and two goroutines for each client, as its chat example
// has it. Each line on standard input is a broadcast of 300 bytes.
package main

import (
	"bufio"
	"bytes"
	"fmt"
	"net"
	"net/http"
	"os"
	"sync"

	"github.com/gorilla/websocket"
)

var (
	upgrader = websocket.Upgrader{ReadBufferSize: 1024, WriteBufferSize: 1024}
	lock     sync.Mutex
	clients  = map[chan *websocket.PreparedMessage]bool{}
)

func serve(writer http.ResponseWriter, request *http.Request) {
	connection, err := upgrader.Upgrade(writer, request, nil)
	if err != nil {
		return
	}
	queue := make(chan *websocket.PreparedMessage, 16)
	lock.Lock()
	clients[queue] = true
	lock.Unlock()
	go func() {
		for message := range queue {
			if connection.WritePreparedMessage(message) != nil {
				break
			}
		}
		connection.Close()
	}()
	go func() {
		for {
			if _, _, err := connection.ReadMessage(); err != nil {
				break
			}
		}
		lock.Lock()
		delete(clients, queue)
		close(queue)
		lock.Unlock()
	}()
}

func broadcast() {
	message, _ := websocket.NewPreparedMessage(websocket.TextMessage, bytes.Repeat([]byte("x"), 300))
	lock.Lock()
	defer lock.Unlock()
	for queue := range clients {
		select {
		case queue <- message:
		default:
		}
	}
}

func main() {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		panic(err)
	}
	http.HandleFunc("/", serve)
	go http.Serve(listener, nil)
	fmt.Printf("serves http://%s\n", listener.Addr())
	for lines := bufio.NewScanner(os.Stdin); lines.Scan(); {
		broadcast()
	}
}
