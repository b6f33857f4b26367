import time
time.ticks_ms()

class Node:
    def __init__(self, value, nxt=None):
        self.value = value
        self.next = nxt

class LinkedList:
    def __init__(self):
        self.head = None
        self.size = 0

    def push(self, v):
        self.head = Node(v, self.head)
        self.size += 1

    def reverse(self):
        prev = None
        cur = self.head
        while cur is not None:
            cur.next, prev, cur = prev, cur, cur.next
        self.head = prev

    def total(self):
        t = 0
        k = 1
        n = self.head
        while n:
            t += n.value * k
            k += 1
            n = n.next
        return t

l = LinkedList()
for i in range(60):
    l.push(i * i % 17)
s = 0
for i in range(60):
    l.reverse()
    s = (s + l.total()) % 100003
print("linked", l.size, s)
