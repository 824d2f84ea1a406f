// Plain old JavaScript on purpose: it must be readable by the Node.js versions that it turns away.
var wanted = [20, 19];
var found = process.versions.node.split('.').map(Number);
if (found[0] < wanted[0] || (found[0] === wanted[0] && found[1] < wanted[1])) {
  console.error(
    'Scrutiny needs Node.js ' +
      wanted.join('.') +
      ' or newer; this is ' +
      process.versions.node +
      '. Install a current release from https://nodejs.org and run the command again.',
  );
  process.exit(1);
}
