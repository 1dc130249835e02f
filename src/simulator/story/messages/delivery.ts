import { conversation, type MessageScript } from './script.ts';

/** Parcels: late, lost, damaged, at the neighbour's. */
export const DELIVERY: readonly MessageScript[] = [
  conversation(
    'delivery',
    'Parcel marked as delivered',
    'worried',
    `
    C Hello, my parcel says delivered this morning but there is nothing here
    A Good day {first}, this is {agent}. I am sorry about that. Could you send me the order number?
    C It is {order}
    A Thank you, one moment please.
    A The driver notes "left in safe place". Do you have a porch or a bin store?
    C There is a bin store but it is not in there, I looked twice
    A Could you ask next door as well? I will message the driver meanwhile.
    C ok will do
    C~ Next door have it. They say he just handed it over and left
    A I am glad it turned up. I have put a note on your address: hand over to you only.
    C Thank you for being so quick
    A You are welcome, {first}. Have a good {day}.
    `,
  ),
  conversation(
    'delivery',
    'Third failed delivery',
    'angry',
    `
    C This is the THIRD time nobody came. I took a day off work for this
    A Hello {first}, I am {agent}. I can see three attempts on order {order}, and I am sorry.
    C Attempts?? I sat at the window. Nobody rang
    A I will call the depot right now and be back with you in five minutes.
    C fine
    C~ It has been a lot longer than five minutes
    C~ Hello? Is anybody there?
    A~ I apologise, the depot kept me on hold.
    C You promised five minutes. That is exactly what the driver does
    A You are right, and I should have written in between. The depot has the parcel, it can leave again at {time}.
    C I do not believe that any more. I want it today or my money back
    A I understand. I have asked for a courier of our own, arriving between {time} and two hours later.
    C And if not?
    A Then you get the full amount back today, no form needed. I have written that on the order.
    C We will see
    A I will message you when it is on the van.
    `,
  ),
  conversation(
    'delivery',
    'Change of address',
    'cheerful',
    `
    C Hi there! Moved house last week and of course forgot to change the address on {order} 🙈
    A Hello {first}, congratulations on the move! What is the new address?
    C 14 Orchard Lane, same town
    A Got it. It left the warehouse already, but I can redirect it at no cost. It adds a day.
    C Perfect, no rush at all
    A Done. It now arrives on {day}. Anything else I can do?
    C That was it, thanks so much!
    A Enjoy the new place.
    `,
  ),
  conversation(
    'delivery',
    'Damaged on arrival',
    'patient',
    `
    C Good afternoon. The lamp in order {order} arrived with a cracked base.
    A Good afternoon {first}, this is {agent}. I am sorry to read that. Is the box damaged too?
    C One corner is crushed, yes. I kept everything.
    A Thank you for keeping it. Would you like a new one, or the money back?
    C A new one please, if it does not take weeks
    A~ I checked with the warehouse: there are six left, yours leaves tonight.
    C Lovely. What do I do with the broken one?
    A The driver takes it back when he brings the new one. No label needed.
    C That is easy. Thank you
    A Thank you for your patience, {first}.
    `,
  ),
  conversation(
    'delivery',
    'Where is my order',
    'worried',
    `
    C Order {order} should have been here yesterday and the tracking has not moved for four days
    A Hello {first}. Let me look at where it stands.
    A~ It is stuck at the sorting centre: the label came off and was replaced this morning.
    C Will it be here before {day}? It is a birthday present for my daughter
    A I want to be honest with you: probably, but I cannot promise it.
    C Hm. Is there anything you can do
    A I can send a second one by express today, and you simply refuse the first at the door.
    C Really? That would be amazing
    A It is done. You will get a message with a one hour slot on the morning.
    C You saved a birthday, thank you!!
    A Then it was a good day for both of us. Happy birthday to her.
    `,
  ),
  conversation(
    'delivery',
    'Wrong item',
    'angry',
    `
    C I ordered a BLUE kettle. This is red. How hard can it be
    A Hello {first}, this is {agent}. That is our mistake and I am sorry.
    C So what now
    A I send the blue one today. The red one can go back in the same box.
    C And I drive to the post office again? No
    A No need. It is collected from your door, which day suits you?
    C {day}, after work
    A Booked for {day} between six and eight.
    C And I want something for my trouble
    A~ I asked my team lead. We take 15 pounds off the order.
    C Ok. That is fair
    A Thank you, {first}. You will see the refund within two days.
    `,
  ),
  conversation(
    'delivery',
    'Delivery tomorrow',
    'patient',
    `
    A Hello {first}, this is {agent} about your delivery {order} on {day}. The driver can come at {time}. Does that suit you?
    C Could it be later? I am at the dentist until noon
    A Of course. Shall I make it two o'clock?
    C Two is good
    A Changed. The driver will ring ten minutes before.
    C Thanks, appreciated
    `,
  ),
];
